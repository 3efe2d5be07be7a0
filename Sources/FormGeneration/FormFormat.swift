/// A file that belongs to a form.
package struct FormFile: Sendable {
    package var name: String
    package var bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// A way to write forms.
package protocol FormFormat: Sendable {
    /// As it is chosen on the command line, such as `pdf`.
    var name: String { get }
    /// Everything that the format makes of an order.
    ///
    /// - Throws: `FormFault` where this machine, or what the definitions say, does not allow it.
    func files(for order: FormOrder) throws(FormFault) -> [FormFile]
}

/// Every format of forms, in the order in which they are written.
package let formFormats: [any FormFormat] = [PDFFormat(), WordFormat(), WebFormat(), KeyInFormat()]
