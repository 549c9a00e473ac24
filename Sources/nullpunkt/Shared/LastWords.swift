import Foundation

/// What is said when the program has to stop where it stands: memory has run out, or it has a fault. A sentence and
/// exit status 1, as for everything else; what was being written was not, since databases and files take their
/// place whole.
enum LastWords {
  /// Takes the place of the runtime's account of where the program stood, which whoever looks for a fault gets with
  /// the variable SWIFT_BACKTRACE.
  static func prepare() {
    guard ProcessInfo.processInfo.environment["SWIFT_BACKTRACE"] == nil else { return }
    for signal in [SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP] {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { _ in
        // Nothing may be allocated here.
        let words: StaticString = """
          nullpunkt had to stop: there is not enough memory, or the program has a fault. Databases and files are \
          whole, without what was being written

          """
        _ = write(STDERR_FILENO, words.utf8Start, words.utf8CodeUnitCount)
        _exit(1)
      }
      action.sa_flags = Int32(SA_ONSTACK)
      sigaction(signal, &action, nil)
    }
  }
}
