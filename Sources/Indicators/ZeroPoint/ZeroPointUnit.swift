import Geography

extension Territory {
  /// All units with their municipalities, as a sealed part holds them; regions, which are lists, are left
  /// out.
  public var sealedUnits: [ZeroPoint.Unit] {
    units.filter { $0.code.level != .region }.map {
      ZeroPoint.Unit(unit: $0, municipalities: municipalities(of: $0.code).sorted())
    }
  }
}

extension ZeroPoint.Unit {
  var canonicalLine: String {
    let parts = municipalities.map(\.description).joined(separator: ",")
    return "unit \(unit.code) \(unit.code.level.rawValue) \(parts) \(unit.name)"
  }
}

extension [ZeroPoint.Source] {
  var canonicalLines: [String] {
    sorted { $0.sha256 < $1.sha256 }.map { "source \($0.sha256) \($0.name)" }
  }
}
