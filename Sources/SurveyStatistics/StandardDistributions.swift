import Foundation

/// The quantile of the standard normal distribution; infinite at 0 and 1.
package func normalQuantile(_ probability: Double) -> Double {
    guard probability > 0, probability < 1 else {
        return probability == 0 ? -.infinity : probability == 1 ? .infinity : .nan
    }
    return NormalQuantile.value(at: probability)
}

/// The quantile of Student's t distribution; NaN without degrees of freedom, the normal one for infinitely many.
package func studentQuantile(_ probability: Double, degreesOfFreedom: Double) -> Double {
    guard degreesOfFreedom > 0, probability > 0, probability < 1 else { return .nan }
    if degreesOfFreedom == .infinity { return normalQuantile(probability) }
    if probability == 0.5 { return 0 }
    let tail = min(probability, 1 - probability)
    // P(T < −t) = ½·I(ν ÷ (ν + t²); ν ÷ 2, ½), by whichever end is well-conditioned.
    let half = degreesOfFreedom / 2
    // With many degrees of freedom, far from both ends, it is clear which that is.
    let normal = normalQuantile(tail)
    let below = degreesOfFreedom > 30 && normal * normal < half / 2 ? 1 : betaQuantile(2 * tail, half, 0.5)
    let above = below < 0.5 ? 0 : betaQuantile(1 - 2 * tail, 0.5, half)
    let square = below < 0.5 ? degreesOfFreedom * (1 - below) / below : degreesOfFreedom * above / (1 - above)
    return probability < 0.5 ? -square.squareRoot() : square.squareRoot()
}

/// The quantile of the beta distribution; 0 where the first parameter is 0, 1 where the second is.
package func betaQuantile(_ probability: Double, _ first: Double, _ second: Double) -> Double {
    guard first >= 0, second >= 0, first + second > 0, probability >= 0, probability <= 1 else { return .nan }
    if first == 0 || probability == 0 { return 0 }
    if second == 0 || probability == 1 { return 1 }
    // Bisection on the logarithm near zero, where all digits matter, then Newton's method within the bracket.
    var (low, high) = (0.0, 1.0)
    var value = first / (first + second)
    for _ in 0..<400 {
        let difference = incompleteBeta(value, first, second) - probability
        if difference == 0 { return value }
        if difference > 0 { high = value } else { low = value }
        let logDensity =
            (first - 1) * log(value) + (second - 1) * log1p(-value) - logBeta(first, second)
        var next = value - difference / exp(logDensity)
        if !(next > low && next < high) {
            next = low == 0 ? high / 16 : low < high / 4 ? (low * high).squareRoot() : (low + high) / 2
        }
        if abs(next - value) <= 2e-16 * value { return next }
        value = next
    }
    return value
}

/// The regularised incomplete beta function (continued fraction; DLMF 8.17.22).
func incompleteBeta(_ value: Double, _ first: Double, _ second: Double) -> Double {
    guard value > 0 else { return 0 }
    guard value < 1 else { return 1 }
    if value > (first + 1) / (first + second + 2) { return 1 - incompleteBeta(1 - value, second, first) }
    let front = exp(first * log(value) + second * log1p(-value) - logBeta(first, second)) / first
    return front / betaFraction(value, first, second)
}

/// The continued fraction by Lentz's method.
private func betaFraction(_ value: Double, _ first: Double, _ second: Double) -> Double {
    let tiny = 1e-300
    var result = 1.0
    var (above, below) = (1.0, 0.0)
    for term in 1..<100_000 {
        let half = Double(term / 2)
        let coefficient =
            term % 2 == 1
            ? -(first + half) * (first + second + half) * value / ((first + 2 * half) * (first + 2 * half + 1))
            : half * (second - half) * value / ((first + 2 * half - 1) * (first + 2 * half))
        below = 1 + coefficient * below
        below = 1 / (abs(below) < tiny ? tiny : below)
        above = 1 + coefficient / above
        if abs(above) < tiny { above = tiny }
        let change = above * below
        result *= change
        if abs(change - 1) < 1e-16 { break }
    }
    return result
}

private func logBeta(_ first: Double, _ second: Double) -> Double {
    let (small, large) = (min(first, second), max(first, second))
    guard large > 20 else { return logGamma(first) + logGamma(second) - logGamma(first + second) }
    // What the large logarithms have in common is taken off by Stirling's series (DLMF 5.11.1).
    let sum = small + large
    let rest = stirlingRest(large) - stirlingRest(sum)
    return logGamma(small) + small - small * log(sum) + (large - 0.5) * log1p(-small / sum) + rest
}

/// log Γ(x) less (x − ½)·log x − x + ½·log 2π, for x above 20.
private func stirlingRest(_ value: Double) -> Double {
    let square = 1 / (value * value)
    return (1 / value)
        * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square / 1188))))
}

private func logGamma(_ value: Double) -> Double {
    if value > 20 {
        return (value - 0.5) * log(value) - value + 0.5 * log(2 * Double.pi) + stirlingRest(value)
    }
    // By Γ(x + 1) = x·Γ(x) up to where the series holds: no state is shared, as the C function has one.
    var (shifted, product) = (value, 1.0)
    while shifted <= 20 {
        product *= shifted
        shifted += 1
    }
    return logGamma(shifted) - log(product)
}
