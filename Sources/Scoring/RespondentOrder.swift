import SurveyModel

/// The respondents of a group by stratum and name, and those without a name by what they answered: an order that does not
/// depend on that in which responses came.
struct RespondentOrder {
    /// By new row.
    let people: [Respondent]
    private let store: RatingStore
    /// By rater of the store the new row; −1 where the rater is of another group.
    private let rows: [Int32]

    /// - Parameters:
    ///   - rules: Of whose facts a respondent has one value.
    ///   - respondents: By rater of the store the row of the respondent in the sample.
    init(_ store: RatingStore, _ sample: GroupSample, _ rules: GroupDesign, respondents: [Int32]) {
        self.store = store
        var raters = [Int](repeating: 0, count: sample.count)
        for (index, rater) in store.raters.enumerated() where rater.group == sample.group {
            raters[Int(respondents[index])] = index
        }
        // A response of each rater: of one without a name the only one.
        var responses = [Int](repeating: 0, count: store.raters.count)
        store.forEach { index, rating, _ in responses[Int(rating.rater)] = index }
        let facts = DesignFact.allCases.filter { rules.facts.contains($0) }
        let all = sample.names.indices.map { row in
            Respondent(
                store, store.raters[raters[row]], name: sample.names[row], facts: facts)
        }
        let order = all.indices.sorted { left, right in
            if sample.strata[left] != sample.strata[right] { return sample.strata[left] < sample.strata[right] }
            switch (sample.names[left], sample.names[right]) {
            case (let left?, let right?): return left < right
            case (nil, nil): break
            case (let left, _): return left != nil
            }
            if all[left] != all[right] { return all[left].facts.lexicographicallyPrecedes(all[right].facts) }
            let (own, other) = (responses[raters[left]], responses[raters[right]])
            let (unit, otherUnit) = (store.rating(own).unit, store.rating(other).unit)
            if unit != otherUnit { return unit < otherUnit }
            return store.answers(of: own).lexicographicallyPrecedes(store.answers(of: other))
        }
        people = order.map { all[$0] }
        var places = [Int32](repeating: 0, count: order.count)
        for (place, row) in order.enumerated() { places[row] = Int32(place) }
        rows = zip(store.raters, respondents).map { $0.group == sample.group ? places[Int($1)] : -1 }
    }

    /// By unit; within a unit by row, and of the same respondent by answers.
    func responses(units: Int) -> [[GroupResponse]] {
        var responses = [[(response: Int, row: Int32)]](repeating: [], count: units)
        store.forEach { index, rating, _ in
            let row = rows[Int(rating.rater)]
            if row >= 0 { responses[Int(rating.unit)].append((index, row)) }
        }
        return responses.map { own in
            own.sorted { left, right in
                if left.row != right.row { return left.row < right.row }
                return store.answers(of: left.response)
                    .lexicographicallyPrecedes(store.answers(of: right.response))
            }.map { GroupResponse(row: $0.row, start: store.start(of: $0.response)) }
        }
    }
}

extension Respondent {
    /// What is known of a rater, of the facts that are wanted.
    fileprivate init(_ store: RatingStore, _ rater: RatingStore.Rater, name: String?, facts: [DesignFact]) {
        let text = { (fact: DesignFact, number: Int32) in
            facts.contains(fact) && number >= 0 ? store.texts[number] : nil
        }
        self.init(
            name: name, stratum: text(.stratum, rater.stratum), cluster: text(.cluster, rater.cluster),
            employer: text(.employer, rater.employer))
    }

    fileprivate var facts: [String] { [stratum, cluster, employer].map { $0 ?? "" } }
}
