/// The linearised values of several estimates for the rows of a design, in columns as long as it has rows.
package struct LinearisedMatrix: Sendable {
    /// Without the weights; NaN for a row that does not take part.
    private let influences: [Double]
    /// For each column where it begins.
    private let starts: [Int]
    /// For each row.
    private let weights: [Double]

    /// - Parameters:
    ///   - influences: What a row adds for a unit weight; NaN for a row that does not take part.
    ///   - starts: For each column where it begins among them.
    ///   - weights: One for each row.
    package init(_ influences: [Double], starts: [Int], weights: [Double]) {
        precondition(
            starts.allSatisfy { $0 >= 0 && $0 + weights.count <= influences.count }, "a column has a value for each row"
        )
        self.influences = influences
        self.starts = starts
        self.weights = weights
    }

    var rowCount: Int { weights.count }
    package var columnCount: Int { starts.count }

    /// For each column whether any row takes part.
    package var isThere: [Bool] {
        starts.map { start in influences[start..<start + rowCount].contains { !$0.isNaN } }
    }

    /// The rows that take part in an estimate.
    package func column(_ column: Int) -> LinearisedColumn {
        var (rows, values) = ([Int32](), [Double]())
        rows.reserveCapacity(rowCount)
        values.reserveCapacity(rowCount)
        let start = starts[column]
        for row in 0..<rowCount where !influences[start + row].isNaN {
            rows.append(Int32(row))
            values.append(influences[start + row] * weights[row])
        }
        return LinearisedColumn(rows: rows, values: values)
    }

    package var columns: [LinearisedColumn] { (0..<columnCount).map(column) }

    /// Whether a quarter of the rows take part at least, over all columns, so that it pays to multiply zeros.
    var isDense: Bool {
        let count = starts.reduce(0) { sum, start in
            influences[start..<start + rowCount].reduce(sum) { $0 + ($1.isNaN ? 0 : 1) }
        }
        return 4 * count >= rowCount * columnCount
    }

    /// Lets values be read without checks.
    func read<Result>(_ body: (Reader) -> Result) -> Result {
        unsafe influences.withUnsafeBufferPointer { influences in
            unsafe weights.withUnsafeBufferPointer { weights in
                unsafe body(Reader(influences: influences, weights: weights, starts: starts))
            }
        }
    }

    /// The matrix while it is held.
    @safe struct Reader {
        private let influences: UnsafeBufferPointer<Double>
        private let weights: UnsafeBufferPointer<Double>
        private let starts: [Int]

        fileprivate init(
            influences: UnsafeBufferPointer<Double>, weights: UnsafeBufferPointer<Double>, starts: [Int]
        ) {
            unsafe (self.influences, self.weights) = (influences, weights)
            self.starts = starts
        }

        /// The linearised value; NaN where the row does not take part.
        @inline(__always)
        func value(_ row: Int32, from start: Int) -> Double {
            unsafe influences[start &+ Int(row)] * weights[Int(row)]
        }

        @inline(__always)
        func start(ofColumn column: Int) -> Int { starts[column] }
    }
}
