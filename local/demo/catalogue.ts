import type { Dice } from './dice'
import type { Keeper } from './hours'

/** What a kind of place offers: always, and each of the others with its probability. */
const offers: Readonly<Record<Keeper, { always: string[]; sometimes: Record<string, number> }>> = {
  service_centre: {
    always: ['rest', 'charging', 'drinking_water', 'toilet', 'first_aid', 'reading', 'requests'],
    sometimes: {
      hot_water: 0.8,
      microwave: 0.6,
      wifi: 0.8,
      cooling: 0.7,
      umbrella: 0.7,
      storage: 0.4,
      vehicle_repair: 0.3,
      legal_aid: 0.45,
      counselling: 0.35,
      skills_training: 0.3,
      policy_advice: 0.6,
      job_help: 0.3,
      rights: 0.4,
      mediation: 0.4,
      child_care: 0.3,
      haircut: 0.15,
      health_check: 0.25,
    },
  },
  caring_shop: {
    always: ['rest', 'drinking_water'],
    sometimes: {
      charging: 0.75,
      hot_water: 0.7,
      microwave: 0.35,
      toilet: 0.3,
      cooling: 0.5,
      umbrella: 0.4,
      first_aid: 0.3,
      wifi: 0.4,
    },
  },
  logistics_hub: {
    always: ['rest', 'charging', 'bike_parking'],
    sometimes: {
      hot_water: 0.6,
      drinking_water: 0.7,
      microwave: 0.4,
      toilet: 0.7,
      storage: 0.5,
      vehicle_repair: 0.5,
      battery_swap: 0.5,
      driver_parking: 0.4,
      shower: 0.15,
      skills_training: 0.1,
      rights: 0.2,
    },
  },
  pick_up_point: {
    always: ['rest', 'parcels'],
    sometimes: {
      charging: 0.6,
      drinking_water: 0.7,
      hot_water: 0.35,
      umbrella: 0.3,
      cooling: 0.5,
      toilet: 0.25,
      hot_meals: 0.1,
    },
  },
  u_station: {
    always: ['rest', 'drinking_water', 'first_aid', 'requests'],
    sometimes: {
      charging: 0.6,
      umbrella: 0.8,
      hot_water: 0.5,
      policy_advice: 0.3,
      vehicle_repair: 0.2,
      wifi: 0.4,
    },
  },
  street_centre: {
    always: ['rest', 'toilet', 'requests', 'legal_aid', 'policy_advice', 'mediation', 'rights', 'reading'],
    sometimes: {
      counselling: 0.7,
      skills_training: 0.7,
      job_help: 0.7,
      child_care: 0.4,
      charging: 0.8,
      wifi: 0.9,
    },
  },
  health_centre: {
    always: ['first_aid', 'health_check', 'toilet'],
    sometimes: { counselling: 0.5, drinking_water: 0.7 },
  },
  canteen: { always: ['hot_meals', 'rest'], sometimes: { toilet: 0.6, drinking_water: 0.7, microwave: 0.2 } },
  food_test_room: { always: [], sometimes: { drinking_water: 0.3, toilet: 0.4 } },
}

/** The services of one place, in the order of the district's catalogue; what that lacks is left out. */
export function servicesOf(dice: Dice, keeper: Keeper, catalogue: readonly string[]): string[] {
  const { always, sometimes } = offers[keeper]
  const offered = new Set(always)
  for (const [service, probability] of Object.entries(sometimes))
    if (dice.chance(probability)) offered.add(service)
  return catalogue.filter(code => offered.has(code))
}

/** Seats and chargers: least and most. */
const capacities: Readonly<Record<Keeper, { seats: [number, number]; chargers: [number, number] }>> = {
  service_centre: { seats: [8, 30], chargers: [2, 12] },
  caring_shop: { seats: [2, 10], chargers: [1, 4] },
  logistics_hub: { seats: [4, 20], chargers: [2, 16] },
  pick_up_point: { seats: [2, 8], chargers: [1, 4] },
  u_station: { seats: [2, 6], chargers: [1, 4] },
  street_centre: { seats: [20, 60], chargers: [4, 16] },
  health_centre: { seats: [0, 0], chargers: [0, 0] },
  canteen: { seats: [24, 120], chargers: [0, 0] },
  food_test_room: { seats: [0, 0], chargers: [0, 0] },
}

export function capacityOf(dice: Dice, keeper: Keeper, services: readonly string[]) {
  const { seats, chargers } = capacities[keeper]
  return { seats: dice.int(...seats), chargers: services.includes('charging') ? dice.int(...chargers) : 0 }
}

const stepFree: Readonly<Record<Keeper, number>> = {
  service_centre: 0.75,
  caring_shop: 0.35,
  logistics_hub: 0.45,
  pick_up_point: 0.4,
  u_station: 0.6,
  street_centre: 1,
  health_centre: 0.95,
  canteen: 0.7,
  food_test_room: 0.5,
}

export function isStepFree(dice: Dice, keeper: Keeper): boolean {
  return dice.chance(stepFree[keeper])
}
