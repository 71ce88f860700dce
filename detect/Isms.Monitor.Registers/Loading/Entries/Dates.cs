namespace Isms.Monitor.Registers.Loading.Entries;

static class Dates
{
    public static void InOrder(Section section, string laterKey, DateOnly? earlier, DateOnly? later)
    {
        if (earlier > later)
            section.Error(laterKey, Codes.DatesOutOfOrder, $"{Problems.Quote(laterKey)} is {later:yyyy-MM-dd}, before {earlier:yyyy-MM-dd}", "Exchange or correct the days");
    }
}
