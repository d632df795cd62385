/* What the globe uses of versor, which comes without types. */

declare module "versor" {
  type Angles = [number, number, number]
  type Cartesian = [number, number, number]
  type Quaternion = [number, number, number, number]

  interface Versor {
    (angles: Angles): Quaternion
    rotation(quaternion: Quaternion): Angles
    multiply(one: Quaternion, other: Quaternion): Quaternion
    cartesian(place: [number, number]): Cartesian
    delta(from: Cartesian, to: Cartesian): Quaternion
    interpolate(from: Angles, to: Angles): (share: number) => Angles
  }

  const versor: Versor
  export default versor
}
