/// A count as the report shows it.
package enum PublishedCount: Hashable, Sendable {
    case shown(Int)
    /// It could point at a person, or would give another away that could.
    case hidden

    /// The count; nil where it is hidden.
    package var value: Int? { if case .shown(let value) = self { value } else { nil } }
}

extension CellSuppression {
    /// What the report shows of a cell.
    func published(_ cell: Int, of network: SumNetwork) -> PublishedCount {
        isHidden[cell] ? .hidden : .shown(network.cells[cell].value)
    }
}
