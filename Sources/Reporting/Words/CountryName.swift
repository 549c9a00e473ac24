import Geography

extension NamedUnit {
  /// The unit as a language calls it: the country is Norge, Noreg or Norway; every other place has one name.
  package func called(in language: Language) -> NamedUnit {
    guard code == .country else { return self }
    let name =
      switch language {
      case .nb: self.name
      case .nn: "Noreg"
      case .en: "Norway"
      }
    return NamedUnit(code: code, name: name)
  }
}
