import Foundation

/// Random numbers for simulated critical values and bootstraps, the same everywhere for a seed (SplitMix64; Steele, Lea and
/// Flood 2014).
///
/// Each draw or replicate has a stream of its own, so that neither threads nor the order of work change a number.
package struct StreamGenerator: Sendable {
    private var state: UInt64

    /// - Parameter stream: Of the draw or replicate; numbers of one stream tell nothing of those of another.
    package init(seed: UInt64, stream: UInt64) {
        state = seed
        state = next() ^ (stream &* 0x9E37_79B9_7F4A_7C15)
    }

    /// 64 bits, each as likely set as not.
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Uniform between 0 and 1, neither of them ever: the middles of 2⁵³ equal steps.
    package mutating func uniform() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }

    /// A whole number from 0 to below a bound above zero, each as likely (Lemire 2019, Fast random integer generation in an
    /// interval).
    package mutating func below(_ bound: Int) -> Int {
        let width = UInt64(max(bound, 1))
        let threshold = (0 &- width) % width
        while true {
            let product = next().multipliedFullWidth(by: width)
            if product.low >= threshold { return Int(product.high) }
        }
    }

    /// Standard normal, by the quantile of a uniform draw.
    package mutating func normal() -> Double { NormalQuantile.value(at: uniform()) }

    /// Chi-squared with any degrees of freedom above zero, by rejection (Marsaglia and Tsang 2000).
    mutating func chiSquared(_ degreesOfFreedom: Double) -> Double {
        let shape = degreesOfFreedom / 2
        // Below 1 the method does not hold: a gamma of one more, times a power of a uniform.
        if shape < 1 { return chiSquared(degreesOfFreedom + 2) * pow(uniform(), 1 / shape) }
        let offset = shape - 1.0 / 3
        let scale = 1 / (9 * offset).squareRoot()
        while true {
            let x = normal()
            let root = 1 + scale * x
            if root <= 0 { continue }
            let cube = root * root * root
            if log(uniform()) < 0.5 * x * x + offset * (1 - cube + log(cube)) { return 2 * offset * cube }
        }
    }
}

/// The quantile function of the standard normal distribution, to about 16 digits (Wichura 1988, algorithm AS 241).
enum NormalQuantile {
    private static let middle = (
        [
            3.387_132_872_796_366_608, 133.141_667_891_784_377_45, 1971.590_950_306_551_442_7,
            13_731.693_765_509_461_125, 45_921.953_931_549_871_457, 67_265.770_927_008_700_853,
            33_430.575_583_588_128_105, 2509.080_928_730_122_672_7,
        ],
        [
            1, 42.313_330_701_600_911_252, 687.187_007_492_057_908_3, 5394.196_021_424_751_107_7,
            21_213.794_301_586_595_867, 39_307.895_800_092_710_61, 28_729.085_735_721_942_674,
            5226.495_278_852_854_561,
        ]
    )
    private static let tail = (
        [
            1.423_437_110_749_683_577_34, 4.630_337_846_156_545_295_9, 5.769_497_221_460_691_405_5,
            3.647_848_324_763_204_605_04, 1.270_458_252_452_368_382_58, 0.241_780_725_177_450_611_77,
            0.022_723_844_989_269_184_583_3, 7.745_450_142_783_414_076_4e-4,
        ],
        [
            1, 2.053_191_626_637_758_821_87, 1.676_384_830_183_803_849_4, 0.689_767_334_985_100_004_55,
            0.148_103_976_427_480_074_59, 0.015_198_666_563_616_457_196_6, 5.475_938_084_995_344_946e-4,
            1.050_750_071_644_416_843_24e-9,
        ]
    )
    private static let farTail = (
        [
            6.657_904_643_501_103_777_2, 5.463_784_911_164_114_369_9, 1.784_826_539_917_291_335_8,
            0.296_560_571_828_504_891_23, 0.026_532_189_526_576_123_093, 0.001_242_660_947_388_078_438_6,
            2.711_555_568_743_487_578_15e-5, 2.010_334_399_292_288_132_65e-7,
        ],
        [
            1, 0.599_832_206_555_887_937_69, 0.136_929_880_922_735_805_31, 0.014_875_361_290_850_614_852_5,
            7.868_691_311_456_132_591e-4, 1.846_318_317_510_054_681_8e-5, 1.421_511_758_316_445_888_7e-7,
            2.044_263_103_389_939_785_64e-15,
        ]
    )

    /// The number that a standard normal variable is below with the probability given, which is between 0 and 1.
    static func value(at probability: Double) -> Double {
        let offset = probability - 0.5
        if abs(offset) <= 0.425 { return offset * ratio(middle, 0.180625 - offset * offset) }
        let root = (-log(min(probability, 1 - probability))).squareRoot()
        let size = root <= 5 ? ratio(tail, root - 1.6) : ratio(farTail, root - 5)
        return offset < 0 ? -size : size
    }

    private static func ratio(_ polynomials: ([Double], [Double]), _ x: Double) -> Double {
        value(polynomials.0, x) / value(polynomials.1, x)
    }

    private static func value(_ coefficients: [Double], _ x: Double) -> Double {
        var value = 0.0
        for index in stride(from: coefficients.count - 1, through: 0, by: -1) {
            value = value * x + coefficients[index]
        }
        return value
    }
}
