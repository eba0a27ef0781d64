import { describe, expect, it } from "vitest";

import { parsePickSettings } from "./pick-settings.ts";
import { draftOfPickSettings, parsePickSettingsForm } from "./pick-settings-form.ts";

describe("the form of the pick settings", () => {
  it("gives back what is stored when nothing was changed", () => {
    const hiddenKinds = { before_shipping: ["refill"], delivered: ["step_up", "best_seller"] };
    const settings = parsePickSettings({ windowDays: 14, holdOutPercent: 0, hiddenKinds });
    expect(parsePickSettingsForm(draftOfPickSettings(settings))).toEqual({ settings });
  });

  it.each([
    ["windowDays", "0", "Enter whole days from 1 to 30"],
    ["windowDays", "", "Enter whole days from 1 to 30"],
    ["windowDays", "2.5", "Enter whole days from 1 to 30"],
    ["holdOutPercent", "51", "Enter a whole number from 0 to 50"],
    ["holdOutPercent", "few", "Enter a whole number from 0 to 50"],
  ])("says beside %s what is wrong with %j", (field, typed, advice) => {
    const draft = draftOfPickSettings(parsePickSettings({}));
    expect(parsePickSettingsForm({ ...draft, [field]: typed })).toEqual({ errors: { [field]: advice } });
  });
});
