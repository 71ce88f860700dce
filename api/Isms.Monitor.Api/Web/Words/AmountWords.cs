using System.Globalization;
using Isms.Monitor.Controls.Risks;

namespace Isms.Monitor.Api.Web.Words;

/// <summary>Amounts of money as people read them. Two figures: a believed loss is not known better.</summary>
static class AmountWords
{
    public static string Of(double amount, string currency) => $"{LossPoint.Rounded(amount).ToString("#,0", CultureInfo.InvariantCulture)} {currency}".TrimEnd();

    /// <summary><c>500k</c>, <c>2M</c>: for axes.</summary>
    public static string Short(double amount) => amount switch
    {
        >= 1e6 => (amount / 1e6).ToString("0.#", CultureInfo.InvariantCulture) + "M",
        >= 1e3 => (amount / 1e3).ToString("0.#", CultureInfo.InvariantCulture) + "k",
        _ => amount.ToString("0.#", CultureInfo.InvariantCulture),
    };

    /// <summary>Whole per cent, never rounded to none or all.</summary>
    public static string Share(double share) => share switch
    {
        > 0 and < 0.005 => "<1 %",
        < 1 and > 0.995 => ">99 %",
        _ => (share * 100).ToString("0", CultureInfo.InvariantCulture) + " %",
    };
}
