using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Loading.Entries;

/// <summary>Reads courses after people: <c>everyone_except</c> names the few who were missing instead of the many who came.</summary>
sealed class CourseReader(IReadOnlyList<Person> people)
{
    public Course Course(Section section) => new()
    {
        Id = section.Id(EntryKind.Course),
        Title = section.Text("title"),
        Mandatory = section.Flag("mandatory", otherwise: false),
        ValidDays = section.Days("valid", 365),
        GraceDays = section.Days("grace", 30),
        Records = [.. section.Each("completed", Session).SelectMany(session => session)],
        At = section.At,
    };

    IEnumerable<TrainingRecord> Session(Section section)
    {
        var on = section.RequiredDate("on");
        var present = section.References("people", EntryKind.Person);
        var absent = section.References("everyone_except", EntryKind.Person);
        if (section.Has("everyone_except"))
            present = section.Reading.Expand(people.Count, section.At) ? [.. Trained(on).Except(absent)] : [];
        return present.Select(person => new TrainingRecord(person, on)).ToList();
    }

    IEnumerable<string> Trained(DateOnly on) =>
        people.Where(person => !person.ServiceAccount && !(person.Joined > on)).Select(person => person.Id);
}
