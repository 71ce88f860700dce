namespace Isms.Monitor.Controls.Measures;

/// <summary>GOV-01. A joiner within the time allowed is left out by this rule and not by hand.</summary>
sealed class TrainingCompleted : IMeasure
{
    public string Kpi => "GOV-01";

    public string Query =>
        "people (no service accounts) with a valid completion of every mandatory course / people, less joiners within the grace of "
            + "a course they lack";

    public ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var day = context.Day;
        var courses = context.Registers.Courses.Where(course => course.Mandatory).ToList();
        if (courses.Count == 0) return new(Figure.Unknown("no mandatory course is registered"));
        var staff = context.Registers.People.Where(person => !person.ServiceAccount && !(person.Joined > day)).ToList();
        var lacking = staff.Select(person => (Person: person, Courses: courses.Where(course => !Current(course, person.Id, day)).ToList()))
            .Where(one => one.Courses.Count > 0).ToList();
        var joiners = lacking.Where(one => one.Courses.All(course => one.Person.Joined is { } joined
            && joined.AddDays(course.GraceDays) >= day)).ToList();
        return new(new Figure
        {
            Numerator = staff.Count - lacking.Count,
            Denominator = staff.Count - joiners.Count,
            N = staff.Count - joiners.Count,
            Exceptions = [.. lacking.Except(joiners).OrderBy(one => one.Person.Id, StringComparer.Ordinal)
                .Select(one => new SampleException(one.Person.Id, $"lacks {string.Join(", ", one.Courses.Select(course => course.Id))}"))],
        });
    }

    static bool Current(Registers.Model.Course course, string person, DateOnly day) =>
        course.Records.Any(record => record.Person == person && record.Completed <= day
            && record.Completed.AddDays(course.ValidDays) >= day);
}
