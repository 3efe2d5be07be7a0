import SurveyModel

/// The memories of what the facts of rows mean.
@safe struct PlainMemos: ~Copyable {
    var unit = FactMemo()
    var group = FactMemo()
    let unitColumn: Int, groupColumn: Int
    /// -1 where there is none.
    let idColumn: Int, respondentColumn: Int
    /// The columns of the facts, other than the unit, on which something depends.
    let factColumns: [Int]
    /// The columns of what a row says of who gave the response.
    let raterColumns: [Int]
    /// How many columns hold other facts.
    let count: Int
    /// Those columns, and whether nothing depends on their text.
    private let columns: UnsafeMutablePointer<Column>
    private let memos: UnsafeMutablePointer<FactMemo>

    init(_ layout: PlainLayout) {
        unitColumn = layout.column(of: .unit) ?? 0
        groupColumn = layout.column(of: .group) ?? 0
        idColumn = layout.column(of: .responseID) ?? -1
        respondentColumn = layout.column(of: .respondent) ?? -1
        let others = layout.leading.enumerated().compactMap { column, leading -> Column? in
            switch leading {
            case .other, .fact(.unit), .fact(.group), .fact(.responseID), .fact(.respondent): nil
            case .fact(let fact): (column, fact, fact == .stratum || fact == .cluster)
            }
        }
        count = others.count
        factColumns = [groupColumn] + others.filter { !$0.isText }.map(\.column)
        raterColumns = [.group, .respondent, .stratum, .cluster, .employer].compactMap { layout.column(of: $0) }
        unsafe columns = .allocate(capacity: max(1, count))
        unsafe memos = .allocate(capacity: max(1, count))
        for index in others.indices {
            unsafe (columns + index).initialize(to: others[index])
            unsafe (memos + index).initialize(to: FactMemo())
        }
    }

    deinit {
        unsafe memos.deinitialize(count: count)
        unsafe memos.deallocate()
        unsafe columns.deallocate()
    }

    typealias Column = (column: Int, fact: ResponseFact, isText: Bool)

    @inline(__always)
    subscript(_ index: Int) -> Column { unsafe columns[index] }

    @inline(__always)
    func meaning(_ index: Int, _ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
        unsafe memos[index].meaning(bytes, count)
    }

    func remember(_ index: Int, _ bytes: UnsafePointer<UInt8>, _ count: Int, _ meaning: Int) {
        unsafe memos[index].remember(bytes, count, meaning)
    }
}
