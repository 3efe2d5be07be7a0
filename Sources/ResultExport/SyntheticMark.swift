package import Diagnostics

/// What every output of a round of made-up answers says.
package let syntheticMark = Wording(
    "SYNTHETIC: these answers are made up; the points mean nothing.",
    vi: "DỮ LIỆU GIẢ LẬP: câu trả lời là dữ liệu giả lập, điểm không có giá trị thực tế.")
