import PageDrawing

/// Fills pages with blocks from top to bottom; a block that does not fit any more opens a new page.
struct PaperFlow {
    private(set) var pages: [PaperPage] = []
    /// What stands at the top of every page but the first.
    let runningHead: (PaperSheet) throws(FormFault) -> PaperBlock
    /// From the top of the content.
    private var filled = 0.0

    init(runningHead: @escaping (PaperSheet) throws(FormFault) -> PaperBlock) {
        self.runningHead = runningHead
    }

    /// What is left of the page's height; 0 before the first page.
    var room: Double { pages.last.map { $0.sheet.content.height - filled } ?? 0 }

    /// Whether the page at hand is of this kind and has room for a block.
    func fits(_ height: Double, on sheet: PaperSheet) -> Bool {
        pages.last?.sheet == sheet && height <= room + 0.001
    }

    mutating func openPage(_ sheet: PaperSheet) throws(FormFault) {
        let isFirst = pages.isEmpty
        pages.append(PaperPage(sheet: sheet))
        filled = 0
        if !isFirst { put(try runningHead(sheet), gap: 0) }
    }

    /// Prints a block on the page at hand.
    mutating func put(_ block: PaperBlock, gap: Double) {
        guard let last = pages.indices.last else { return }
        let content = pages[last].sheet.content
        let top = filled == 0 ? 0 : filled + gap
        pages[last].marks += block.marks.map { $0.moved(byX: content.x, y: content.y + top) }
        pages[last].boxes += block.boxes.map { $0.moved(byX: content.x, y: content.y + top) }
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
        if !fits(block.height + (filled == 0 ? 0 : gap), on: sheet) {
            try openPage(sheet)
            if let continued { put(continued, gap: 2) }
            guard fits(block.height + gap, on: sheet) else { throw .tooLarge(question: name, form: form) }
        }
        put(block, gap: gap)
    }
}
