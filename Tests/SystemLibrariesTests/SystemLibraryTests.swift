import Testing

@testable import SystemLibraries

struct SystemLibraryTests {
    @Test(arguments: SystemLibrary.allCases)
    func canBeLoadedMoreThanOnce(_ library: SystemLibrary) throws {
        try library.load()
        try library.load()
    }
}
