#ifndef PARSURVEY_BYTE_SCAN_H
#define PARSURVEY_BYTE_SCAN_H

// Sixteen bytes at a time: what Swift's vectors have no single instruction for. Every function stands twice, with SSE2
// and in plain C, which must agree; machines without SSE2 take the plain one.

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <immintrin.h>
#endif

/// Which of 32 bytes are of a kind, a bit for each, the first byte lowest.
typedef struct {
    uint32_t separator;
    /// A quote, a `!`, white space or control character other than the separator, or no ASCII: what plain fields seldom
    /// have.
    uint32_t rare;
} ByteMasks;

static inline ByteMasks parsurvey_masks_portable(const uint8_t *bytes, uint8_t separator) {
    ByteMasks masks = {0, 0};
    for (int index = 0; index < 32; index++) {
        const uint8_t byte = bytes[index];
        if (byte == separator) masks.separator |= 1u << index;
        else if (byte <= '"' || byte >= 0x80) masks.rare |= 1u << index;
    }
    return masks;
}

/// Packs the bytes at even places of 32 into sixteen at `out`.
///
/// Gives a bit for each byte that is `separator` or `terminator`, and in the upper half for each that is `terminator`.
static inline uint64_t parsurvey_pairs_portable(
    const uint8_t *bytes, uint8_t separator, uint8_t terminator, uint8_t *out) {
    uint64_t mask = 0;
    uint8_t even[16];
    for (int index = 0; index < 32; index++) {
        if (bytes[index] == terminator) mask |= 0x100000001ull << index;
        else if (bytes[index] == separator) mask |= 1ull << index;
        if (index % 2 == 0) even[index / 2] = bytes[index];
    }
    memcpy(out, even, sizeof even);
    return mask;
}

/// Takes the fields that end a row, each of one byte or none: a byte each to `out`, 0 for none, as many as `count`.
///
/// The byte before the first is a separator. 63 bytes behind `available` can be read, and 64 behind the last of `out`
/// written. Gives how long they are with the terminator; -1 where a field is longer, or there are more or fewer, or no
/// end comes.
static inline long parsurvey_tail_portable(
    const uint8_t *bytes, size_t available, uint8_t separator, uint8_t terminator, size_t count, uint8_t *out) {
    size_t taken = 0;
    uint8_t field = 0;
    int length = 0;
    for (size_t index = 0; index < available; index++) {
        if (bytes[index] != separator && bytes[index] != terminator) {
            if (length++ > 0) return -1;
            field = bytes[index];
            continue;
        }
        if (taken == count) return -1;
        out[taken++] = length == 0 ? 0 : field;
        length = 0;
        if (bytes[index] == terminator) return taken == count ? (long)index + 1 : -1;
    }
    return -1;
}

/// A bit for each of 96 bytes, the first byte lowest in the first word.
typedef struct {
    uint32_t words[3];
} ByteBits;

/// Where the separators stand in the first 96 bytes of a row whose columns were found.
typedef struct {
    ByteBits separators;
    /// The bytes that are compared: those up to the last of these separators.
    ByteBits within;
    uint8_t separator;
} RowShape;

/// Whether a row has the separators of a shape and nothing rare; gives in `changed` where it differs from the row before.
static inline int parsurvey_fits_portable(
    const uint8_t *row, const uint8_t *before, const RowShape *shape, ByteBits *changed) {
    uint32_t fault = 0;
    for (int block = 0; block < 3; block++) {
        const ByteMasks masks = parsurvey_masks_portable(row + 32 * block, shape->separator);
        fault |= ((masks.separator ^ shape->separators.words[block]) | masks.rare) & shape->within.words[block];
        changed->words[block] = 0;
        for (int index = 0; index < 32; index++)
            if (row[32 * block + index] != before[32 * block + index]) changed->words[block] |= 1u << index;
    }
    return fault == 0;
}

/// The answers that a questionnaire allows, in lanes of which there are 32 to a block.
typedef struct {
    /// The lowest and highest level of each lane, and one more answer or 0.
    const uint8_t *low, *high, *other;
    /// Each code that may stand in some lane, 32 times.
    const uint8_t *codes;
    size_t codeCount, blocks;
} AnswerTable;

/// Counts the answers of a row: adds 1 to `counts[block][code][lane]` where the answer of the lane is the code.
///
/// Gives 0, and counts nothing, where an answer is neither 0 nor allowed, or where all are 0.
static inline int parsurvey_count_portable(const uint8_t *answers, uint8_t *counts, const AnswerTable *table) {
    int any = 0;
    for (size_t lane = 0; lane < table->blocks * 32; lane++) {
        const uint8_t answer = answers[lane];
        if (answer == 0) continue;
        if (answer != table->other[lane] && (answer < table->low[lane] || answer > table->high[lane])) return 0;
        any = 1;
    }
    if (!any) return 0;
    for (size_t block = 0; block < table->blocks; block++)
        for (size_t code = 0; code < table->codeCount; code++)
            for (size_t lane = 0; lane < 32; lane++)
                counts[(block * table->codeCount + code) * 32 + lane] +=
                    answers[block * 32 + lane] == table->codes[code * 32];
    return 1;
}

#if defined(__SSE2__)

static inline __m128i parsurvey_load(const uint8_t *bytes) { return _mm_loadu_si128((const __m128i *)bytes); }

static inline ByteMasks parsurvey_masks(const uint8_t *bytes, uint8_t separator) {
    const __m128i separators = _mm_set1_epi8((char)separator), usual = _mm_set1_epi8('"' + 1);
    const __m128i left = parsurvey_load(bytes), right = parsurvey_load(bytes + 16);
    ByteMasks masks;
    masks.separator = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(left, separators))
                      | (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(right, separators)) << 16;
    // Bytes that are no ASCII are negative here.
    masks.rare = ((uint32_t)_mm_movemask_epi8(_mm_cmplt_epi8(left, usual))
                  | (uint32_t)_mm_movemask_epi8(_mm_cmplt_epi8(right, usual)) << 16) & ~masks.separator;
    return masks;
}

static inline int parsurvey_fits_sse2(
    const uint8_t *row, const uint8_t *before, const RowShape *shape, ByteBits *changed) {
    uint32_t fault = 0;
    for (int block = 0; block < 3; block++, row += 32, before += 32) {
        const ByteMasks masks = parsurvey_masks(row, shape->separator);
        fault |= ((masks.separator ^ shape->separators.words[block]) | masks.rare) & shape->within.words[block];
        const __m128i left = _mm_cmpeq_epi8(parsurvey_load(row), parsurvey_load(before));
        const __m128i right = _mm_cmpeq_epi8(parsurvey_load(row + 16), parsurvey_load(before + 16));
        changed->words[block] = ~((uint32_t)_mm_movemask_epi8(left) | (uint32_t)_mm_movemask_epi8(right) << 16);
    }
    return fault == 0;
}

/// The same with AVX2, for machines that have it.
__attribute__((target("avx2"))) static int parsurvey_fits_avx2(
    const uint8_t *row, const uint8_t *before, const RowShape *shape, ByteBits *changed) {
    const __m256i separators = _mm256_set1_epi8((char)shape->separator), usual = _mm256_set1_epi8('"' + 1);
    uint32_t fault = 0;
    for (int block = 0; block < 3; block++) {
        const __m256i bytes = _mm256_loadu_si256((const __m256i *)(row + 32 * block));
        const __m256i old = _mm256_loadu_si256((const __m256i *)(before + 32 * block));
        const uint32_t found = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(bytes, separators));
        const uint32_t low = (uint32_t)_mm256_movemask_epi8(_mm256_cmpgt_epi8(usual, bytes));
        fault |= ((found ^ shape->separators.words[block]) | (low & ~found)) & shape->within.words[block];
        changed->words[block] = ~(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(bytes, old));
    }
    return fault == 0;
}

static inline uint64_t parsurvey_pairs(const uint8_t *bytes, uint8_t separator, uint8_t terminator, uint8_t *out) {
    const __m128i separators = _mm_set1_epi8((char)separator), terminators = _mm_set1_epi8((char)terminator);
    const __m128i even = _mm_set1_epi16(0xFF);
    const __m128i left = parsurvey_load(bytes), right = parsurvey_load(bytes + 16);
    _mm_storeu_si128((__m128i *)out, _mm_packus_epi16(_mm_and_si128(left, even), _mm_and_si128(right, even)));
    const uint32_t ends = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(left, terminators))
                          | (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(right, terminators)) << 16;
    const uint32_t marks = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(left, separators))
                           | (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(right, separators)) << 16;
    return (uint64_t)ends << 32 | (marks | ends);
}

/// The fields that end a row, with the instructions of AVX2 and BMI2: without a branch that depends on which are blank.
__attribute__((target("avx2,bmi,bmi2,popcnt"))) static long parsurvey_tail_bmi2(
    const uint8_t *bytes, size_t available, uint8_t separator, uint8_t terminator, size_t count, uint8_t *out) {
    const __m256i separators = _mm256_set1_epi8((char)separator), terminators = _mm256_set1_epi8((char)terminator);
    size_t taken = 0;
    uint64_t open = 0;
    for (size_t position = 0; position < available; position += 64) {
        const __m256i left = _mm256_loadu_si256((const __m256i *)(bytes + position));
        const __m256i right = _mm256_loadu_si256((const __m256i *)(bytes + position + 32));
        const uint64_t ends = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(left, terminators))
                              | (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(right, terminators)) << 32;
        const uint64_t marks = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(left, separators))
                               | (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(right, separators)) << 32;
        // All bits up to the first end, and all where there is none.
        const uint64_t within = ends ^ (ends - 1);
        const uint64_t found = (marks | ends) & within, fields = ~found & within;
        // A field of two bytes.
        if (fields & (fields << 1 | open)) return -1;
        open = fields >> 63;
        if (taken + (size_t)__builtin_popcountll(found) > count) return -1;

        // Each mark takes the byte before it, or 0 where that is a mark.
        uint64_t values[8];
        const __m256i leftBefore = _mm256_loadu_si256((const __m256i *)(bytes + position - 1));
        const __m256i rightBefore = _mm256_loadu_si256((const __m256i *)(bytes + position + 31));
        _mm256_storeu_si256(
            (__m256i *)values, _mm256_andnot_si256(_mm256_cmpeq_epi8(leftBefore, separators), leftBefore));
        _mm256_storeu_si256(
            (__m256i *)(values + 4), _mm256_andnot_si256(_mm256_cmpeq_epi8(rightBefore, separators), rightBefore));
        for (int word = 0; word < 8; word++) {
            const uint64_t bits = found >> (8 * word) & 0xFF;
            const uint64_t packed = _pext_u64(values[word], _pdep_u64(bits, 0x0101010101010101ull) * 0xFF);
            memcpy(out + taken, &packed, sizeof packed);
            taken += (size_t)__builtin_popcountll(bits);
        }
        if (ends != 0) return taken == count ? (long)(position + (size_t)__builtin_ctzll(ends) + 1) : -1;
    }
    return -1;
}

/// Whether this machine has AVX2 and a BMI2 that is no slower than what it replaces.
static inline int parsurvey_has_bmi2(void) {
    return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("bmi2") != 0
           && !__builtin_cpu_is("znver1") && !__builtin_cpu_is("znver2");
}

/// The fields that end a row, sixteen at a time as long as each has a byte.
static inline long parsurvey_tail_sse2(
    const uint8_t *bytes, size_t available, uint8_t separator, uint8_t terminator, size_t count, uint8_t *out) {
    size_t position = 0, taken = 0;
    while (position < available && taken < count) {
        const uint64_t marks = parsurvey_pairs(bytes + position, separator, terminator, out + taken);
        const size_t pairs = count - taken < 16 ? count - taken : 16;
        const uint64_t last = 1ull << (2 * pairs - 1);
        const uint64_t deviation = (marks ^ 0xAAAAAAAA) & ((last << 1) - 1);
        uint64_t end = last;
        if (deviation == 0) {
            position += 2 * pairs;
            taken += pairs;
        } else {
            const unsigned place = (unsigned)__builtin_ctzll(deviation);
            // An end where a field should be is a blank one; a byte where an end should be makes the field longer.
            if (place & 1) return -1;
            end = 1ull << place;
            taken += place >> 1;
            out[taken++] = 0;
            position += place + 1;
        }
        if ((marks >> 32 & ((end << 1) - 1)) != (taken == count ? end : 0)) return -1;
    }
    return taken == count && position <= available ? (long)position : -1;
}

static inline int parsurvey_count_sse2(const uint8_t *answers, uint8_t *counts, const AnswerTable *table) {
    const __m128i zero = _mm_setzero_si128();
    __m128i good = _mm_set1_epi8(-1), seen = zero;
    for (size_t lane = 0; lane < table->blocks * 32; lane += 16) {
        const __m128i row = parsurvey_load(answers + lane);
        const __m128i atLeast = _mm_cmpeq_epi8(_mm_max_epu8(row, parsurvey_load(table->low + lane)), row);
        const __m128i atMost = _mm_cmpeq_epi8(_mm_min_epu8(row, parsurvey_load(table->high + lane)), row);
        const __m128i single = _mm_or_si128(
            _mm_cmpeq_epi8(row, zero), _mm_cmpeq_epi8(row, parsurvey_load(table->other + lane)));
        good = _mm_and_si128(good, _mm_or_si128(single, _mm_and_si128(atLeast, atMost)));
        seen = _mm_or_si128(seen, row);
    }
    if (_mm_movemask_epi8(good) != 0xFFFF || _mm_movemask_epi8(_mm_cmpeq_epi8(seen, zero)) == 0xFFFF) return 0;
    const uint8_t *const end = table->codes + table->codeCount * 32;
    for (size_t block = 0; block < table->blocks; block++, answers += 32) {
        const __m128i left = parsurvey_load(answers), right = parsurvey_load(answers + 16);
        for (const uint8_t *code = table->codes; code < end; code += 32, counts += 32) {
            const __m128i codes = parsurvey_load(code);
            const __m128i sameLeft = _mm_cmpeq_epi8(left, codes), sameRight = _mm_cmpeq_epi8(right, codes);
            _mm_storeu_si128((__m128i *)counts, _mm_sub_epi8(parsurvey_load(counts), sameLeft));
            _mm_storeu_si128((__m128i *)(counts + 16), _mm_sub_epi8(parsurvey_load(counts + 16), sameRight));
        }
    }
    return 1;
}

/// The same with AVX2, for machines that have it.
__attribute__((target("avx2"))) static int parsurvey_count_avx2(
    const uint8_t *answers, uint8_t *counts, const AnswerTable *table) {
    const __m256i zero = _mm256_setzero_si256();
    __m256i good = _mm256_set1_epi8(-1), seen = zero;
    for (size_t lane = 0; lane < table->blocks * 32; lane += 32) {
        const __m256i row = _mm256_loadu_si256((const __m256i *)(answers + lane));
        const __m256i low = _mm256_loadu_si256((const __m256i *)(table->low + lane));
        const __m256i high = _mm256_loadu_si256((const __m256i *)(table->high + lane));
        const __m256i other = _mm256_loadu_si256((const __m256i *)(table->other + lane));
        const __m256i atLeast = _mm256_cmpeq_epi8(_mm256_max_epu8(row, low), row);
        const __m256i atMost = _mm256_cmpeq_epi8(_mm256_min_epu8(row, high), row);
        const __m256i single = _mm256_or_si256(_mm256_cmpeq_epi8(row, zero), _mm256_cmpeq_epi8(row, other));
        good = _mm256_and_si256(good, _mm256_or_si256(single, _mm256_and_si256(atLeast, atMost)));
        seen = _mm256_or_si256(seen, row);
    }
    if (_mm256_movemask_epi8(good) != -1 || _mm256_movemask_epi8(_mm256_cmpeq_epi8(seen, zero)) == -1) return 0;
    const uint8_t *const end = table->codes + table->codeCount * 32;
    for (size_t block = 0; block < table->blocks; block++, answers += 32) {
        const __m256i row = _mm256_loadu_si256((const __m256i *)answers);
        for (const uint8_t *code = table->codes; code < end; code += 32, counts += 32) {
            const __m256i same = _mm256_cmpeq_epi8(row, _mm256_loadu_si256((const __m256i *)code));
            const __m256i old = _mm256_loadu_si256((const __m256i *)counts);
            _mm256_storeu_si256((__m256i *)counts, _mm256_sub_epi8(old, same));
        }
    }
    return 1;
}

/// Whether this machine has AVX2.
static inline int parsurvey_has_avx2(void) { return __builtin_cpu_supports("avx2") != 0; }

#else

#define parsurvey_masks parsurvey_masks_portable
#define parsurvey_pairs parsurvey_pairs_portable
static inline long parsurvey_tail_sse2(
    const uint8_t *bytes, size_t available, uint8_t separator, uint8_t terminator, size_t count, uint8_t *out) {
    return parsurvey_tail_portable(bytes, available, separator, terminator, count, out);
}
static inline long parsurvey_tail_bmi2(
    const uint8_t *bytes, size_t available, uint8_t separator, uint8_t terminator, size_t count, uint8_t *out) {
    return parsurvey_tail_portable(bytes, available, separator, terminator, count, out);
}
static inline int parsurvey_has_bmi2(void) { return 0; }
static inline int parsurvey_fits_sse2(
    const uint8_t *row, const uint8_t *before, const RowShape *shape, ByteBits *changed) {
    return parsurvey_fits_portable(row, before, shape, changed);
}
static inline int parsurvey_fits_avx2(
    const uint8_t *row, const uint8_t *before, const RowShape *shape, ByteBits *changed) {
    return parsurvey_fits_portable(row, before, shape, changed);
}
static inline int parsurvey_count_sse2(const uint8_t *answers, uint8_t *counts, const AnswerTable *table) {
    return parsurvey_count_portable(answers, counts, table);
}
static inline int parsurvey_count_avx2(const uint8_t *answers, uint8_t *counts, const AnswerTable *table) {
    return parsurvey_count_portable(answers, counts, table);
}
static inline int parsurvey_has_avx2(void) { return 0; }

#endif

/// Eight bytes as a number, the first lowest on machines that write numbers so.
static inline uint64_t parsurvey_word(const uint8_t *bytes) {
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

#endif
