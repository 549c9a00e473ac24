import Analysis
import Foundation
import Reporting

extension SaidInLanguage {
  /// Says messages in the language that a command line asks for, also where a command has ended before it came to
  /// its options; in English where none is asked for, or its texts cannot be read.
  static func asked(by arguments: [String]) -> (String) -> String {
    let language =
      value(of: "--language", in: arguments)
      ?? ProcessInfo.processInfo.environment["NULLPUNKT_LANGUAGE"]
    guard let language = language.flatMap(Language.init), language != .en,
      let folder = try? value(of: "--data", in: arguments) ?? Knowledge.bundledFolder(),
      let said = try? Knowledge(folder: folder).said(in: language)
    else { return { $0 } }
    return { said($0) }
  }

  private static func value(of option: String, in arguments: [String]) -> String? {
    for (place, argument) in arguments.enumerated() {
      if argument == option { return arguments.dropFirst(place + 1).first }
      if argument.hasPrefix("\(option)=") { return String(argument.dropFirst(option.count + 1)) }
    }
    return nil
  }
}
