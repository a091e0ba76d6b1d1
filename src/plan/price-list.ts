/** What one region charges. */
export interface RegionPrices {
  /** When these figures were last seen, as year and month. */
  readonly asOf: string
  /** gp3 storage, US dollars per GiB and month, with the throughput and IOPS that are included. */
  readonly gp3: number
  /** US dollars an hour by family for the size `large`, Linux, on demand; the sizes of a family are priced in proportion. */
  readonly large: Readonly<Record<string, number>>
}

/** us-east-1's list prices of 2026-07-20, as Karpenter carries them from AWS' price list API; those of us-east-2 and us-west-2 are the same in Apache Libcloud's list. */
const UNITED_STATES: RegionPrices = {
  asOf: '2026-07',
  gp3: 0.08,
  large: {
    t3: 0.0832,
    t3a: 0.0752,
    t4g: 0.0672,
    m6i: 0.096,
    m6g: 0.077,
    m7i: 0.1008,
    m7g: 0.0816,
    m8g: 0.08976,
    c6i: 0.085,
    c6g: 0.068,
    c7i: 0.08925,
    c7g: 0.0725,
    r6i: 0.126,
    r6g: 0.1008,
    r7i: 0.1323,
    r7g: 0.1071,
  },
}

/** The region whose prices stand in where one's own are not known. */
export const REFERENCE_REGION = 'us-east-1'

/**
 * List prices by region. Each figure stands in two tables that were made independently from AWS' own price list, years apart, and is the same in both: instances in Apache
 * Libcloud 3.9.1 (`pricing.json` of 2025-03-02) and Cortex (`resource_metadata.go` of 2022-09-03), m7i and m7g in Libcloud and SkyPilot's catalogue, storage in Cortex
 * and a table copied from AWS' page in 2021. A family that was looked up in only one of them, such as c7g and r7g, is left out.
 */
export const PRICES: Readonly<Record<string, RegionPrices>> = {
  [REFERENCE_REGION]: UNITED_STATES,
  'us-east-2': { ...UNITED_STATES, asOf: '2025-03' },
  'us-west-2': { ...UNITED_STATES, asOf: '2025-03' },
  'us-west-1': {
    asOf: '2025-03',
    gp3: 0.096,
    large: {
      t3: 0.0992,
      t3a: 0.0893,
      t4g: 0.08,
      m6i: 0.112,
      m6g: 0.0896,
      m7i: 0.1176,
      m7g: 0.0952,
      c6i: 0.106,
      c6g: 0.0848,
      r6i: 0.14,
      r6g: 0.112,
    },
  },
  'ca-central-1': {
    asOf: '2025-03',
    gp3: 0.088,
    large: {
      t3: 0.0928,
      t3a: 0.0835,
      t4g: 0.0736,
      m6i: 0.107,
      m6g: 0.0856,
      m7i: 0.11235,
      m7g: 0.09095,
      c6i: 0.093,
      c6g: 0.0744,
      r6i: 0.138,
      r6g: 0.1104,
    },
  },
  'eu-west-1': {
    asOf: '2025-03',
    gp3: 0.088,
    large: {
      t3: 0.0912,
      t3a: 0.0816,
      t4g: 0.0736,
      m6i: 0.107,
      m6g: 0.086,
      m7i: 0.11235,
      m7g: 0.09095,
      c6i: 0.0912,
      c6g: 0.073,
      r6g: 0.1128,
    },
  },
  'eu-west-2': {
    asOf: '2025-03',
    gp3: 0.0928,
    large: {
      t3: 0.0944,
      t3a: 0.085,
      t4g: 0.0752,
      m6i: 0.111,
      m6g: 0.0888,
      m7i: 0.11655,
      m7g: 0.09435,
      c6i: 0.101,
      c6g: 0.0808,
      r6i: 0.148,
      r6g: 0.1184,
    },
  },
  'eu-west-3': {
    asOf: '2025-03',
    gp3: 0.0928,
    large: {
      t3: 0.0944,
      t3a: 0.085,
      t4g: 0.0752,
      m6i: 0.112,
      m6g: 0.09,
      m7i: 0.1176,
      m7g: 0.0952,
      r6i: 0.148,
      r6g: 0.118,
    },
  },
  'eu-central-1': {
    asOf: '2025-03',
    gp3: 0.0952,
    large: {
      t3: 0.096,
      t3a: 0.0864,
      t4g: 0.0768,
      m6i: 0.115,
      m6g: 0.092,
      m7i: 0.12075,
      m7g: 0.09775,
      c6g: 0.0776,
      r6g: 0.1216,
    },
  },
  'eu-north-1': {
    asOf: '2025-03',
    gp3: 0.0836,
    large: { t3: 0.0864, t4g: 0.0688, m6g: 0.082, m7i: 0.1071, m7g: 0.0867, c6g: 0.073, r6g: 0.107 },
  },
  'ap-south-1': {
    asOf: '2025-03',
    gp3: 0.0912,
    large: {
      t3: 0.0896,
      t3a: 0.0493,
      t4g: 0.0448,
      m6i: 0.101,
      m6g: 0.0506,
      m7i: 0.10605,
      m7g: 0.0583,
      c6i: 0.085,
      c6g: 0.0426,
      r6i: 0.13,
      r6g: 0.065,
    },
  },
  'ap-southeast-1': {
    asOf: '2025-03',
    gp3: 0.096,
    large: {
      t3: 0.1056,
      t3a: 0.0944,
      t4g: 0.0848,
      m6i: 0.12,
      m6g: 0.096,
      m7i: 0.126,
      m7g: 0.102,
      c6i: 0.098,
      c6g: 0.0784,
      r6i: 0.152,
      r6g: 0.1216,
    },
  },
  'ap-southeast-2': {
    asOf: '2025-03',
    gp3: 0.096,
    large: {
      t3: 0.1056,
      t3a: 0.095,
      t4g: 0.0848,
      m6i: 0.12,
      m6g: 0.096,
      m7i: 0.126,
      m7g: 0.102,
      c6i: 0.111,
      c6g: 0.0888,
      r6i: 0.151,
      r6g: 0.1208,
    },
  },
  'ap-northeast-1': {
    asOf: '2025-03',
    gp3: 0.096,
    large: {
      t3: 0.1088,
      t3a: 0.0979,
      t4g: 0.0864,
      m6i: 0.124,
      m6g: 0.099,
      m7i: 0.1302,
      m7g: 0.1054,
      c6i: 0.107,
      c6g: 0.0856,
      r6i: 0.152,
      r6g: 0.1216,
    },
  },
  'ap-northeast-2': {
    asOf: '2025-03',
    gp3: 0.0912,
    large: {
      t3: 0.104,
      t3a: 0.0936,
      t4g: 0.0832,
      m6i: 0.118,
      m6g: 0.094,
      m7i: 0.1239,
      m7g: 0.1003,
      c6g: 0.077,
      r6i: 0.152,
      r6g: 0.122,
    },
  },
  'sa-east-1': {
    asOf: '2025-03',
    gp3: 0.152,
    large: {
      t3: 0.1344,
      t3a: 0.121,
      t4g: 0.1072,
      m6i: 0.153,
      m6g: 0.1224,
      c6i: 0.131,
      c6g: 0.1048,
      r6i: 0.201,
      r6g: 0.1608,
    },
  },
}

/** A public IPv4 address, US dollars an hour, in use or not; the same in every region since 2024-02. */
export const ADDRESS_PER_HOUR = 0.005

/** An interface endpoint, US dollars an hour in each zone, in us-east-1; other regions charge up to half as much again. A gateway endpoint costs nothing. */
export const ENDPOINT_PER_HOUR = 0.01
