"""Has the yardstick moved, and do teams hold it alike? Charts of residuals, means of teams, and scores of forecasts."""
