using System.Collections.Frozen;
using System.Reflection;

namespace FollowUp.Deliveries;

/// <summary>
/// The names of everything that may be wrong with a delivery, from the delivery contract: they stand in the audit trail and are never renamed.
/// The texts have the same keys in <c>DeliveryTexts.resx</c>.
/// </summary>
public static class DeliveryCodes
{
    public const string FileEmpty = "file.empty";
    public const string FileTooLarge = "file.too_large";
    public const string FileTypeMismatch = "file.type_mismatch";
    public const string FileTypeUnsupported = "file.type_unsupported";
    public const string FileNameNotAllowed = "file.name_not_allowed";
    public const string FileEncrypted = "file.encrypted";
    public const string FileMacro = "file.macro";
    public const string FileExternalContent = "file.external_content";
    public const string FileEmbeddedObject = "file.embedded_object";
    public const string FileCorrupt = "file.corrupt";
    public const string FileXmlForbidden = "file.xml_forbidden";
    public const string FileArchiveLimit = "file.archive_limit";
    public const string FileArchiveEntry = "file.archive_entry";
    public const string FileSheetEmpty = "file.sheet_empty";
    public const string FileSheetHidden = "file.sheet_hidden";
    public const string FileSheetNotATable = "file.sheet_not_a_table";
    public const string FilePersonalData = "file.personal_data";
    public const string FileSameAgain = "file.same_again";
    public const string EncodingInvalid = "encoding.invalid";
    public const string EncodingUnknown = "encoding.unknown";
    public const string EncodingMixed = "encoding.mixed";
    public const string EncodingSuspicious = "encoding.suspicious";
    public const string CsvDelimiter = "csv.delimiter";
    public const string CsvUnclosedQuote = "csv.unclosed_quote";
    public const string CsvBadQuote = "csv.bad_quote";
    public const string CsvFieldCount = "csv.field_count";
    public const string CsvAmbiguousComma = "csv.ambiguous_comma";
    public const string HeaderMissing = "header.missing";
    public const string HeaderDuplicate = "header.duplicate";
    public const string HeaderRequired = "header.required";
    public const string HeaderUnknown = "header.unknown";
    public const string HeaderTooMany = "header.too_many";
    public const string DataNone = "data.none";
    public const string RowDuplicate = "row.duplicate";
    public const string RowIncomplete = "row.incomplete";
    public const string RowHidden = "row.hidden";
    public const string RowMerged = "row.merged";
    public const string IndicatorUnknown = "indicator.unknown";
    public const string IndicatorNotYours = "indicator.not_yours";
    public const string IndicatorNotUploadable = "indicator.not_uploadable";
    public const string IndicatorRetired = "indicator.retired";
    public const string AreaInvalid = "area.invalid";
    public const string AreaNotAllowed = "area.not_allowed";
    public const string AreaLeadingZero = "area.leading_zero";
    public const string PeriodInvalid = "period.invalid";
    public const string PeriodWrongKind = "period.wrong_kind";
    public const string PeriodFuture = "period.future";
    public const string PeriodUnfinished = "period.unfinished";
    public const string PeriodOutOfRange = "period.out_of_range";
    public const string PeriodExcelDate = "period.excel_date";
    public const string GenderInvalid = "gender.invalid";
    public const string GenderNotUsed = "gender.not_used";
    public const string ValueNotANumber = "value.not_a_number";
    public const string ValueMissing = "value.missing";
    public const string ValueUnitInCell = "value.unit_in_cell";
    public const string ValueExcelError = "value.excel_error";
    public const string ValueExcelDate = "value.excel_date";
    public const string ValueFormula = "value.formula";
    public const string ValueOutOfRange = "value.out_of_range";
    public const string ValueNotInteger = "value.not_integer";
    public const string ValueAmbiguous = "value.ambiguous";
    public const string ValueMixedDecimal = "value.mixed_decimal";
    public const string ValuePrecision = "value.precision";
    public const string ValuePercentFormat = "value.percent_format";
    public const string ValueCodedMissing = "value.coded_missing";
    public const string ValueSumMismatch = "value.sum_mismatch";
    public const string ValueSmallNumber = "value.small_number";
    public const string ValueSecondaryDisclosure = "value.secondary_disclosure";
    public const string ValueUnitSlip = "value.unit_slip";
    public const string ValueOutlier = "value.outlier";
    public const string TextInvisible = "text.invisible";
    public const string TextTooLong = "text.too_long";
    public const string TextControl = "text.control";
    public const string TextFormulaLike = "text.formula_like";
    public const string TextPersonalDataSuspected = "text.personal_data_suspected";
    public const string TextHtmlLike = "text.html_like";
    public const string StatusInvalid = "status.invalid";
    public const string StatusConflict = "status.conflict";

    private static readonly FrozenSet<string> _warnings = FrozenSet.Create(
        StringComparer.Ordinal,
        EncodingSuspicious, FileSameAgain, HeaderUnknown, PeriodUnfinished, RowHidden, TextFormulaLike, TextHtmlLike, TextPersonalDataSuspected,
        ValueAmbiguous, ValueMixedDecimal, ValueOutlier, ValuePercentFormat, ValuePrecision, ValueSecondaryDisclosure, ValueSmallNumber,
        ValueSumMismatch, ValueUnitSlip);

    /// <summary>Every code there is.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. typeof(DeliveryCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!)];

    /// <summary>True when a problem of this code refuses the file, unless the place where it is found makes it milder (invisible characters in a note).</summary>
    public static bool IsError(string code) => !_warnings.Contains(code);
}
