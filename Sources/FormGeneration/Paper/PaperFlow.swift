import PageDrawing

/// Fills pages with blocks from top to bottom; a block that does not fit any more opens a new page.
struct PaperFlow {
    private(set) var pages: [PaperPage] = []
    /// What stands at the top of every page but the first.
    let runningHead: (PaperSheet) throws(FormFault) -> PaperBlock
    /// From the top of the content.
    private var filled = 0.0
    /// Whether nothing stands on the page yet but its running head: the next block needs no gap.
    private var isFresh = true

    /// Below the running head.
    private static let headGap = 2.5

    init(runningHead: @escaping (PaperSheet) throws(FormFault) -> PaperBlock) {
        self.runningHead = runningHead
    }

    /// What is left of the page's height; 0 before the first page.
    var room: Double { pages.last.map { $0.sheet.content.height - filled } ?? 0 }

    /// Whether the last page asks nothing.
    var endsLonely: Bool { pages.count > 1 && pages.last?.boxes.isEmpty == true }

    /// Whether the page at hand is of this kind and has room for a block.
    func fits(_ height: Double, on sheet: PaperSheet) -> Bool {
        pages.last?.sheet == sheet && height <= room + 0.001
    }

    mutating func openPage(_ sheet: PaperSheet) throws(FormFault) {
        let isFirst = pages.isEmpty
        pages.append(PaperPage(sheet: sheet))
        filled = 0
        isFresh = true
        if !isFirst {
            put(try runningHead(sheet), gap: 0)
            filled += Self.headGap
            isFresh = true
        }
    }

    /// Prints a block on the page at hand.
    mutating func put(_ block: PaperBlock, gap: Double) {
        guard let last = pages.indices.last else { return }
        let content = pages[last].sheet.content
        let top = isFresh ? filled : filled + gap
        isFresh = false
        pages[last].marks += block.marks.map { $0.moved(byX: content.x, y: content.y + top) }
        pages[last].boxes += block.boxes.map { $0.moved(byX: content.x, y: content.y + top) }
        pages[last].rows += block.rows.map { $0.moved(byX: content.x, y: content.y + top) }
        if let employer = block.employer {
            pages[last].employer = employer.moved(byX: content.x, y: content.y + top)
        }
        filled = top + block.height
    }

    /// Prints a block where it fits: here, or on a new page.
    ///
    /// - Parameter continued: What stands above the block if it opens a page, such as its section's heading once more.
    mutating func place(
        _ block: PaperBlock, gap: Double, on sheet: PaperSheet, continued: PaperBlock? = nil, called name: String,
        form: String
    ) throws(FormFault) {
        if !fits(block.height + (isFresh ? 0 : gap), on: sheet) {
            try openPage(sheet)
            if let continued { put(continued, gap: gap) }
            guard fits(block.height + (isFresh ? 0 : gap), on: sheet) else {
                throw .tooLarge(question: name, form: form)
            }
        }
        put(block, gap: gap)
    }
}
