/** A place on the earth in degrees (WGS 84), as browsers and satellites tell it. */
export type Point = { readonly latitude: number; readonly longitude: number }

const radiusM = 6_371_000
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Metres between two places along the ground (haversine), within half a percent. */
export function distanceM(a: Point, b: Point): number {
  const [dLat, dLng] = [radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)]
  const chord = Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(dLng / 2) ** 2
  return Math.round(2 * radiusM * Math.asin(Math.min(1, Math.sqrt(chord))))
}

/** What a broken device or a forged request tells: beyond the poles, round the world, or nowhere (0°, 0° lies in the open sea). */
export const isPossible = ({ latitude, longitude }: Point): boolean =>
  Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && !(Math.abs(latitude) < 0.001 && Math.abs(longitude) < 0.001)
