import SurveyModel

/// How the answers to one question lie on either side of the middle, in percent of those that carry a score.
///
/// Favourable levels go to the right, all others to the left, but for a level in the very middle (coefficient 0.5), of
/// which half lies on either side. What is hidden of a side is one piece at its end.
struct AnswerBar {
    /// A piece of the bar.
    struct Piece: Equatable {
        /// Index into the scale's levels; nil for what is hidden.
        var level: Int?
        /// In percent of the scored answers, from left to right, 0 being the middle.
        var start: Double
        var end: Double
    }

    /// From left to right; none where the sides are hidden or nobody gave a scored answer.
    let pieces: [Piece]
    let scored: Int?

    init(row: AnswerTable.Row, scale: Scale) {
        guard let yes = row.sides[AnswerSide.favourable.rawValue].value,
            let no = row.sides[AnswerSide.other.rawValue].value
        else {
            (pieces, scored) = ([], nil)
            return
        }
        scored = yes + no
        guard yes + no > 0 else {
            pieces = []
            return
        }
        var counts = [Int?](repeating: nil, count: scale.levels.count)
        for (kind, count) in row.answers { if case .level(let level) = kind { counts[level] = count.value } }
        // From the middle outwards.
        let best = scale.levels.indices.filter { scale.levels[$0].coefficient > 0.5 }
            .sorted { (scale.levels[$0].coefficient, $0) < (scale.levels[$1].coefficient, $1) }
        let rest = scale.levels.indices.filter { scale.levels[$0].coefficient <= 0.5 }
            .sorted { (-scale.levels[$0].coefficient, $0) < (-scale.levels[$1].coefficient, $1) }
        let percent = { (count: Int) in Double(count) * 100 / Double(yes + no) }
        let middle = rest.filter { scale.levels[$0].coefficient == 0.5 }.compactMap { counts[$0] }.reduce(0, +)
        let parts = { (levels: [Int], side: Int) -> [(level: Int?, count: Int)] in
            let shown = levels.compactMap { level in counts[level].map { (level: Int?.some(level), count: $0) } }
            let hidden = side - shown.reduce(0) { $0 + $1.count }
            return (shown + (hidden > 0 ? [(nil, hidden)] : [])).filter { $0.count > 0 }
        }
        var pieces: [Piece] = []
        var place = percent(middle) / 2
        for (level, count) in parts(rest, no) {
            pieces.insert(Piece(level: level, start: place - percent(count), end: place), at: 0)
            place -= percent(count)
        }
        place = percent(middle) / 2
        for (level, count) in parts(best, yes) {
            pieces.append(Piece(level: level, start: place, end: place + percent(count)))
            place += percent(count)
        }
        self.pieces = pieces
    }

    /// How a level is drawn: `a1`, `a2` … for favourable ones, the best first; `a0` for the middle; `b1`, `b2` … for the
    /// others, the worst first.
    static func style(of level: Int, on scale: Scale) -> String {
        let own = scale.levels[level].coefficient
        if own == 0.5 { return "a0" }
        let isBetter = own > 0.5
        let ahead = Set(scale.levels.map(\.coefficient).filter { isBetter ? $0 > own : $0 < own })
        return (isBetter ? "a" : "b") + "\(min(2, ahead.count + 1))"
    }
}
