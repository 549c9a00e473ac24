import Foundation

// Reads what `nullpunkt --experimental-dump-help` writes, and writes the manual page.
let help = try JSONDecoder().decode(
  Help.self, from: FileHandle.standardInput.readDataToEndOfFile())
print(Page(help).text, terminator: "")
