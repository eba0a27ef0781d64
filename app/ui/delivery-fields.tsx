import { Select, Text, TextField } from "@shopify/polaris";

import { ClosedDays } from "./closed-days.tsx";
import type { CountryOption } from "./country-choice.tsx";
import { DaysBetween } from "./days-between.tsx";
import type { ExampleView, NamedDay } from "./delivery-example.tsx";
import { DeliveryZones } from "./delivery-zones.tsx";
import { type DraftForm, fieldOf } from "./draft-form.ts";
import { FieldCard } from "./field-card.tsx";
import { formatDays } from "./format-time.ts";
import { FormSwitch } from "./form-switch.tsx";
import { WeekdayChoice } from "./weekday-choice.tsx";

export interface Home {
  /** ISO 3166-1 alpha-2; "" where it is not known */
  country: string;
  name: string | null;
  timeZone: string;
}

interface DeliveryFieldsProps {
  form: DraftForm;
  countries: CountryOption[];
  union: string[];
  home: Home;
  /** `2026-11-26`, where the shop is */
  today: string;
  /** Of the country where parcels are packed. */
  regions: { code: string; name: string }[];
  example: ExampleView | null;
}

/** Every field of the delivery rules, in the order of a parcel's way. */
export function DeliveryFields({ form, countries, union, home, today, regions, example }: DeliveryFieldsProps) {
  const region = form.draft["originRegion"] ?? "";
  const known = regions.map(({ code, name }) => ({ value: code, label: name }));
  const options = region === "" || regions.some(({ code }) => code === region) ? known : [...known, { value: region, label: region }]; // prettier-ignore
  return (
    <>
      <FieldCard title="Packing" note={`From the order to the carrier’s hands, in the days on which you pack. Hours are those of ${home.timeZone}.`}>
        <DaysBetween form={form} name="processing" fastest="Fastest" slowest="Slowest" />
        <TextField
          label="Orders from this hour on count as the next day’s"
          type="number"
          inputMode="numeric"
          min={1}
          max={23}
          suffix="o’clock"
          placeholder="No such hour"
          {...fieldOf(form, "cutOffHour")}
        />
        <WeekdayChoice form={form} name="handlingDays" label="Parcels leave on" />
      </FieldCard>
      <FieldCard title="Days off" note="Nothing is packed on these.">
        <ClosedDays form={form} name="closedDays" label="Your own" today={today} />
        <FormSwitch form={form} name="closedOnHolidays" label="Public holidays where you pack" />
        <NextHolidays days={example?.holidaysHere ?? []} />
        <Select
          label="You pack in"
          options={[{ value: "", label: home.name === null ? "Your shop’s country" : `${home.name}, where your shop is` }, ...countries]}
          value={form.draft["originCountry"] ?? ""}
          onChange={(country) => form.change({ originCountry: country, originRegion: "" })}
        />
        {options.length > 0 ? (
          <Select
            label="Region"
            helpText="For holidays that only a part of the country keeps."
            options={[{ value: "", label: "Only holidays of the whole country" }, ...options]}
            value={region}
            onChange={(code) => form.change({ originRegion: code })}
          />
        ) : null}
      </FieldCard>
      <FieldCard title="On the road" note="From the carrier’s hands to the door, in the days on which carriers deliver. Counts wherever no zone below says otherwise.">
        <DaysBetween form={form} name="transit" fastest="Fastest" slowest="Slowest" />
        <WeekdayChoice form={form} name="deliveryDays" label="Carriers deliver on" />
        <FormSwitch
          form={form}
          name="restsOnHolidays"
          label="Not on public holidays where the parcel goes"
          helpText="By the calendar of the country, and of the state or province where it is known."
        />
        <NextHolidays days={example?.holidaysThere ?? []} />
      </FieldCard>
      <DeliveryZones form={form} countries={countries} union={union} />
    </>
  ); // prettier-ignore
}

function NextHolidays({ days }: { days: readonly NamedDay[] }) {
  if (days.length === 0) return null;
  const told = days.map(({ on, name }) => `${name} (${formatDays(on, on)})`).join(", ");
  return <Text as="p" tone="subdued">{`Next: ${told}`}</Text>;
}
