import SurveyModel

/// The respondents of a group by stratum and name, and those without a name by what they answered: an order that does not
/// depend on that in which responses came.
struct RespondentOrder {
    /// By new row.
    let people: [Respondent]
    private let store: RatingStore
    private let group: Int32
    /// By response of the store the new row.
    private let rows: [Int32]

    /// - Parameters:
    ///   - rules: Of whose facts a respondent has one value.
    ///   - respondents: By response of the store the row of its respondent in the sample.
    init(_ store: RatingStore, _ sample: GroupSample, _ rules: GroupDesign, respondents: [Int32]) {
        self.store = store
        group = Int32(sample.group)
        var responses = [Int](repeating: 0, count: sample.count)
        for (response, rating) in store.ratings.enumerated() where rating.group == group {
            responses[Int(respondents[response])] = response
        }
        let facts = DesignFact.allCases.filter { rules.facts.contains($0) }
        let all = sample.names.indices.map { row in
            Respondent(
                store, store.ratings[responses[row]], name: sample.names[row], facts: facts)
        }
        let order = all.indices.sorted { left, right in
            if sample.strata[left] != sample.strata[right] { return sample.strata[left] < sample.strata[right] }
            switch (sample.names[left], sample.names[right]) {
            case (let left?, let right?): return left < right
            case (nil, nil): break
            case (let left, _): return left != nil
            }
            if all[left] != all[right] { return all[left].facts.lexicographicallyPrecedes(all[right].facts) }
            let (own, other) = (responses[left], responses[right])
            let (unit, otherUnit) = (store.ratings[own].unit, store.ratings[other].unit)
            if unit != otherUnit { return unit < otherUnit }
            return store.answers(of: own).lexicographicallyPrecedes(store.answers(of: other))
        }
        people = order.map { all[$0] }
        var places = [Int32](repeating: 0, count: order.count)
        for (place, row) in order.enumerated() { places[row] = Int32(place) }
        rows = store.ratings.indices.map { store.ratings[$0].group == sample.group ? places[Int(respondents[$0])] : -1 }
    }

    /// By unit; within a unit by row, and of the same respondent by answers.
    func responses(units: Int) -> [[GroupResponse]] {
        var responses = [[(response: Int, row: Int32)]](repeating: [], count: units)
        for (response, row) in rows.enumerated() where row >= 0 {
            responses[Int(store.ratings[response].unit)].append((response, row))
        }
        return responses.map { own in
            own.sorted { left, right in
                if left.row != right.row { return left.row < right.row }
                return store.answers(of: left.response)
                    .lexicographicallyPrecedes(store.answers(of: right.response))
            }.map { GroupResponse(row: $0.row, start: store.ratings[$0.response].start) }
        }
    }
}

extension Respondent {
    /// What a rating says of its respondent, of the facts that are wanted.
    fileprivate init(_ store: RatingStore, _ rating: RatingStore.Rating, name: String?, facts: [DesignFact]) {
        let text = { (fact: DesignFact, number: Int32) in
            facts.contains(fact) && number >= 0 ? store.texts[number] : nil
        }
        self.init(
            name: name, stratum: text(.stratum, rating.stratum), cluster: text(.cluster, rating.cluster),
            employer: text(.employer, rating.employer))
    }

    fileprivate var facts: [String] { [stratum, cluster, employer].map { $0 ?? "" } }
}
