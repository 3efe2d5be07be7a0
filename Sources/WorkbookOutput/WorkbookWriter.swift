import CLibXLSXWriter
import Glibc

/// Owns libxlsxwriter's workbook until it is written.
@safe final class WorkbookWriter {
    /// Nil once the workbook was written, which frees it.
    private var workbook: UnsafeMutablePointer<lxw_workbook>?
    private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = unsafe [:]
    /// Texts that the library keeps a pointer to.
    private let folder: UnsafeMutablePointer<CChar>?
    /// All workbooks are from the same moment, for the same input must give the same bytes: 2000-01-01T00:00:00Z.
    private static let moment: time_t = 946_684_800

    init?(path: String, folder: String) {
        unsafe self.folder = strdup(folder)
        var options = unsafe lxw_workbook_options()
        unsafe options.tmpdir = unsafe self.folder
        unsafe workbook = workbook_new_opt(path, &options)
        if unsafe workbook == nil { return nil }
    }

    deinit {
        if let workbook = unsafe workbook { unsafe lxw_workbook_free(workbook) }
        unsafe free(folder)
    }

    func setTitle(_ title: String) {
        unsafe withTexts([title, "parsurvey"]) { texts in
            var properties = unsafe lxw_doc_properties()
            unsafe properties.title = unsafe texts[0]
            unsafe properties.author = unsafe texts[1]
            unsafe properties.created = Self.moment
            _ = unsafe workbook_set_properties(workbook, &properties)
        }
    }

    func define(_ name: String, _ formula: String) throws(WorkbookOutputError) {
        try check(unsafe workbook_define_name(workbook, name, formula))
    }

    /// Writes the file.
    func close() throws(WorkbookOutputError) {
        let error = unsafe workbook_close(workbook)
        unsafe workbook = nil
        try check(error)
    }

    func add(_ sheet: SheetText) throws(WorkbookOutputError) {
        try check(unsafe workbook_validate_sheet_name(workbook, sheet.name))
        guard let target = unsafe workbook_add_worksheet(workbook, sheet.name) else {
            throw .refused(reason: "out of memory")
        }
        for (column, width) in sheet.widths.enumerated() {
            let column = lxw_col_t(clamping: column)
            try check(unsafe worksheet_set_column(target, column, column, width, nil))
        }
        for (row, height) in sheet.heights.sorted(by: { $0.key < $1.key }) {
            try check(unsafe worksheet_set_row(target, lxw_row_t(clamping: row), height, nil))
        }
        // What the merging of cells leaves in them is written over.
        for area in sheet.merged { unsafe try merge(area, target) }
        for (row, cells) in sheet.rows.enumerated() {
            for (column, cell) in cells.enumerated() {
                unsafe try write(cell, lxw_row_t(clamping: row), lxw_col_t(clamping: column), to: target)
            }
        }
        for choice in sheet.choices { unsafe try add(choice, to: target) }
        for rule in sheet.rules { unsafe try add(rule, to: target) }
        unsafe try arrange(sheet, target)
    }

    private func write(
        _ cell: SheetCell, _ row: lxw_row_t, _ column: lxw_col_t, to sheet: UnsafeMutablePointer<lxw_worksheet>
    ) throws(WorkbookOutputError) {
        let format = unsafe format(cell.style)
        switch cell.content {
        case .blank: try check(unsafe worksheet_write_blank(sheet, row, column, format))
        case .text(let text): try check(unsafe worksheet_write_string(sheet, row, column, text, format))
        case .number(let number): try check(unsafe worksheet_write_number(sheet, row, column, number, format))
        case .formula(let formula, let result):
            try check(unsafe worksheet_write_formula_str(sheet, row, column, formula, format, result))
        case .computed(let formula, let result):
            try check(unsafe worksheet_write_formula_num(sheet, row, column, formula, format, result))
        }
    }

    private func merge(
        _ area: CellArea, _ sheet: UnsafeMutablePointer<lxw_worksheet>
    ) throws(WorkbookOutputError) {
        try check(
            unsafe worksheet_merge_range(
                sheet, lxw_row_t(clamping: area.rows.lowerBound), lxw_col_t(clamping: area.columns.lowerBound),
                lxw_row_t(clamping: area.rows.upperBound), lxw_col_t(clamping: area.columns.upperBound), "", nil))
    }

    // MARK: Rules

    /// How long a rule's title and message may be.
    private static let (titleLength, messageLength) = (32, 255)

    private func add(
        _ choice: CellChoice, to sheet: UnsafeMutablePointer<lxw_worksheet>
    ) throws(WorkbookOutputError) {
        var (list, formula) = ([String](), "")
        switch choice.choices {
        case .list(let texts): list = texts
        case .cells(let cells): formula = "=" + cells
        }
        let fixed = [
            String(choice.title.prefix(Self.titleLength)), String(choice.message.prefix(Self.messageLength)), formula,
        ]
        let error = unsafe withTexts(fixed + list) { texts in
            var items = unsafe Array(texts[fixed.count...]) + [nil]
            return unsafe items.withUnsafeMutableBufferPointer { items in
                var rule = unsafe lxw_data_validation()
                let isList = items.count > 1
                unsafe rule.validate = UInt8(
                    isList ? LXW_VALIDATION_TYPE_LIST.rawValue : LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
                unsafe rule.value_list = isList ? items.baseAddress : nil
                unsafe rule.value_formula = unsafe isList ? nil : texts[2]
                unsafe rule.error_title = unsafe texts[0]
                unsafe rule.error_message = unsafe texts[1]
                unsafe rule.error_type = UInt8(
                    choice.isStrict
                        ? LXW_VALIDATION_ERROR_TYPE_STOP.rawValue : LXW_VALIDATION_ERROR_TYPE_INFORMATION.rawValue)
                let area = choice.area
                return unsafe worksheet_data_validation_range(
                    sheet, lxw_row_t(clamping: area.rows.lowerBound), lxw_col_t(clamping: area.columns.lowerBound),
                    lxw_row_t(clamping: area.rows.upperBound), lxw_col_t(clamping: area.columns.upperBound), &rule)
            }
        }
        try check(error)
    }

    private func add(_ rule: CellRule, to sheet: UnsafeMutablePointer<lxw_worksheet>) throws(WorkbookOutputError) {
        let look = unsafe workbook_add_format(workbook)
        if let color = rule.color { unsafe format_set_font_color(look, color) }
        if let ground = rule.ground { unsafe format_set_bg_color(look, ground) }
        let error = unsafe withTexts([rule.formula]) { texts in
            var condition = unsafe lxw_conditional_format()
            unsafe condition.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
            unsafe condition.value_string = unsafe texts[0]
            unsafe condition.format = unsafe look
            let area = rule.area
            return unsafe worksheet_conditional_format_range(
                sheet, lxw_row_t(clamping: area.rows.lowerBound), lxw_col_t(clamping: area.columns.lowerBound),
                lxw_row_t(clamping: area.rows.upperBound), lxw_col_t(clamping: area.columns.upperBound), &condition)
        }
        try check(error)
    }

    // MARK: The sheet as a whole

    private func arrange(
        _ sheet: SheetText, _ target: UnsafeMutablePointer<lxw_worksheet>
    ) throws(WorkbookOutputError) {
        if sheet.frozenRows + sheet.frozenColumns > 0 {
            unsafe worksheet_freeze_panes(
                target, lxw_row_t(clamping: sheet.frozenRows), lxw_col_t(clamping: sheet.frozenColumns))
        }
        if sheet.isProtected { unsafe protect(target) }
        for area in sheet.textAreas {
            try check(
                unsafe worksheet_ignore_errors(
                    target, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue),
                    area.name.replacing("$", with: "")))
        }
        if let rows = sheet.printedHeadings {
            try check(
                unsafe worksheet_repeat_rows(
                    target, lxw_row_t(clamping: rows.lowerBound), lxw_row_t(clamping: rows.upperBound)))
        }
        if let columns = sheet.printedColumns {
            try check(
                unsafe worksheet_repeat_columns(
                    target, lxw_col_t(clamping: columns.lowerBound), lxw_col_t(clamping: columns.upperBound)))
        }
        if let filter = sheet.filter {
            try check(
                unsafe worksheet_autofilter(
                    target, lxw_row_t(clamping: filter.rows.lowerBound), lxw_col_t(clamping: filter.columns.lowerBound),
                    lxw_row_t(clamping: filter.rows.upperBound), lxw_col_t(clamping: filter.columns.upperBound)))
        }
        if sheet.hasPrintArea, let area = sheet.usedArea {
            try check(
                unsafe worksheet_print_area(
                    target, lxw_row_t(clamping: area.rows.lowerBound), lxw_col_t(clamping: area.columns.lowerBound),
                    lxw_row_t(clamping: area.rows.upperBound), lxw_col_t(clamping: area.columns.upperBound)))
        }
        if !sheet.pageMark.isEmpty {
            // An ampersand begins a code of the header.
            let mark = "&C&B&KC00000" + sheet.pageMark.replacing("&", with: "&&")
            try check(unsafe worksheet_set_header(target, mark))
        }
        if sheet.isLandscape { unsafe worksheet_set_landscape(target) }
        unsafe worksheet_set_paper(target, sheet.isLargePaper ? 8 : 9)
        if let pages = sheet.pagesWide { unsafe worksheet_fit_to_pages(target, UInt16(clamping: pages), 0) }
        try check(unsafe worksheet_set_footer(target, "&L&A&R&P/&N"))
    }

    /// Locks what is not unlocked, and leaves the rest of what people do with sheets allowed.
    private func protect(_ sheet: UnsafeMutablePointer<lxw_worksheet>) {
        var options = lxw_protection()
        options.format_cells = 1
        options.format_columns = 1
        options.format_rows = 1
        options.autofilter = 1
        options.sort = 1
        unsafe worksheet_protect(sheet, nil, &options)
    }

    // MARK: Styles

    private func format(_ style: CellStyle) -> UnsafeMutablePointer<lxw_format>? {
        if let known = unsafe formats[style] { return unsafe known }
        guard let format = unsafe workbook_add_format(workbook) else { return nil }
        unsafe format_set_font_name(format, "Times New Roman")
        unsafe format_set_font_size(format, style.size)
        if style.isBold { unsafe format_set_bold(format) }
        if style.isItalic { unsafe format_set_italic(format) }
        if let color = style.color { unsafe format_set_font_color(format, color) }
        if let ground = style.ground { unsafe format_set_bg_color(format, ground) }
        if style.hasBorder { unsafe format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
        if style.hasBorder { unsafe format_set_border_color(format, 0xBFBFBF) }
        if style.wraps { unsafe format_set_text_wrap(format) }
        if style.isUnlocked { unsafe format_set_unlocked(format) }
        switch style.alignment {
        case .left: unsafe format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
        case .center: unsafe format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
        case .right: unsafe format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
        }
        let vertical = style.isAtTop ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER
        unsafe format_set_align(format, UInt8(vertical.rawValue))
        switch style.format {
        case .general: break
        case .text: unsafe format_set_num_format(format, "@")
        case .custom(let code): unsafe format_set_num_format(format, code)
        }
        unsafe formats[style] = unsafe format
        return unsafe format
    }

    // MARK: C

    /// Lends texts as the library wants them.
    private func withTexts<Result>(
        _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = unsafe texts.map { unsafe strdup($0) }
        defer { for index in texts.indices { unsafe free(copies[index]) } }
        return unsafe body(copies)
    }

    private func check(_ error: lxw_error) throws(WorkbookOutputError) {
        guard error != LXW_NO_ERROR else { return }
        let reason = unsafe lxw_strerror(error).map { unsafe String(cString: $0) } ?? "?"
        if error.rawValue < LXW_ERROR_NULL_PARAMETER_IGNORED.rawValue { throw .temporaryFile(reason: reason) }
        throw .refused(reason: reason)
    }
}
