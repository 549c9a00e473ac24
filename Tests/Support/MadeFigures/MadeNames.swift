/// The names of what is made up, which a test may replace by others.
public enum MadeNames {
  /// Gives another name in place of the usual one.
  @TaskLocal public static var renamed: @Sendable (_ usual: String) -> String = { $0 }

  public static func of(_ usual: String) -> String { renamed(usual) }
}
