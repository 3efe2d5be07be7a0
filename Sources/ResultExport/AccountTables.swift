import ByteInput

/// What became of the responses of each file, as a table: read = accepted + rejected + duplicate.
package enum AccountTables {
    /// One row for every file; `sha256` is empty where it was not taken.
    ///
    /// - Parameter relativePath: How a file is named, given the path as it was opened.
    package static func accounts(
        _ accounts: [ResponseAccount], isSynthetic: Bool, relativePath: (String) -> String = { $0 }
    ) -> ExportTable {
        ExportTable(
            rowName: "file",
            columns: [
                "path", "bytes", "sha256", "layout", "separator", "encoding", "lines", "read", "accepted", "rejected",
                "duplicate",
            ],
            rows: accounts.map { account in
                [
                    .text(relativePath(account.fingerprint.path)), .number(account.fingerprint.bytes),
                    .text(account.fingerprint.sha256 ?? ""), .text(account.layout), .text(account.separator ?? ""),
                    .text(account.encoding), .number(account.lines), .number(account.read), .number(account.accepted),
                    .number(account.rejected), .number(account.duplicates),
                ]
            }, isSynthetic: isSynthetic)
    }
}
