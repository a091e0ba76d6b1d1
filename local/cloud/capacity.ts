/** Availability zones that were told to have no room. */
export class Capacity {
  #exhausted: { readonly zone: string; readonly instanceType: string | undefined }[] = []

  /** Takes the room for a type of instance, or for all of them, from zones. */
  exhaust(zones: readonly string[], instanceType: string | undefined): void {
    this.#exhausted.push(...zones.map((zone) => ({ zone, instanceType })))
  }

  restore(): void {
    this.#exhausted = []
  }

  isExhausted(zone: string, instanceType: string): boolean {
    return this.#exhausted.some((one) => one.zone === zone && (one.instanceType ?? instanceType) === instanceType)
  }
}
