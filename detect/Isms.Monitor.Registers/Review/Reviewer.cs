using Isms.Monitor.Registers.Loading;

namespace Isms.Monitor.Registers.Review;

/// <summary>What a reviewer would see who reads all registers side by side.</summary>
static class Reviewer
{
    public static void Review(RegisterSet set, DateOnly today, Problems problems)
    {
        AssetReview.Review(set, problems);
        TableReview.Review(set, problems);
        NetworkReview.Review(set, problems);
        ControlReview.Review(set, today, problems);
        RiskReview.Review(set, today, problems);
        ActionReview.Review(set, today, problems);
        ScheduleReview.Review(set, today, problems);
        TrialReview.Review(set, problems);
    }
}
