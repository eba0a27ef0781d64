/**
 * Whether "Silence" quiet is a parcel's present one and has become unusual, as SQL.
 * @param parcel alias of "Shipment" in the query
 */
export function isUnusual(parcel: string): string {
  return `(quiet."shipmentId" = ${parcel}.id and quiet."noticedAt" is not null
     and quiet."heardAt" is not distinct from ${parcel}."lastEventAt")`;
}

/**
 * The day on which a parcel's present silence became unusual (`2026-11-14`, UTC), as SQL; null while it is not, when
 * something was heard since, or while the carrier does not have the parcel.
 * @param parcel alias of "Shipment" in the query
 */
export function silentOn(parcel: string): string {
  return `(
    select to_char(quiet."tellAt" at time zone 'UTC', 'YYYY-MM-DD') from "Silence" quiet
     where ${isUnusual(parcel)} and quiet.stage is distinct from 'label')`;
}
