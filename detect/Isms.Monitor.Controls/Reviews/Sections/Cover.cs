using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Reviews.Sections;

sealed class Cover : IReviewSection
{
    public ReviewSection Build(ReviewInput input) => new()
    {
        Id = "0", Title = "Cover", Fill = Fill.DataAndPeople,
        Statements =
        [
            $"Period {UnixMicros.ToMinute(input.From)} to {UnixMicros.ToMinute(input.To)}, which is also the data cut-off.",
            $"Measured {input.History.Count} times in the period, the last time at its end.",
        ],
        ForPeople = ["Date of the meeting", "Chair", "Attendees"],
    };
}
