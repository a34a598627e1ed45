import { Dice } from './dice'

/** Size of a drawn photo, in pixels: as phones hold them. */
const WIDTH = 1200
const HEIGHT = 900

const walls = ['#d9cbb8', '#c7d0cf', '#d8c3b4', '#cfcabf', '#c4cbd6'] as const
const signs = ['#c8402f', '#1f6f5c', '#20588f', '#b5651d'] as const
const doors = ['#6f7d86', '#7a5b43', '#49586b', '#8b6a4f'] as const
const skies = [
  ['#8fb8de', '#dcebf5'],
  ['#a9bccb', '#e6e4dc'],
  ['#e3b58c', '#f3e3c8'],
] as const

/**
 * A picture of a station's front, drawn of simple shapes as SVG: a house with a sign, a door, a window, a bench or
 * parcels before it. It shows no place that there is, and no person; the same words draw the same picture.
 */
export function drawPhoto(...seed: readonly (string | number)[]): string {
  const dice = new Dice('photo', ...seed)
  const [above, below] = dice.pick(skies)
  const wall = dice.pick(walls)
  const ground = 700 + dice.int(0, 40)
  const left = dice.int(90, 200)
  const width = dice.int(760, 900)
  const roof = dice.int(150, 230)
  const door = { x: left + dice.int(60, 160), width: dice.int(170, 220) }
  const under = roof + 190
  const glass = { x: door.x + door.width + dice.int(50, 90), width: dice.int(240, 300) }
  const shapes = [
    rect(0, 0, WIDTH, HEIGHT, 'url(#sky)'),
    ...houses(dice, ground),
    rect(left, roof, width, ground - roof, wall),
    rect(left, roof - 18, width, 22, '#5c5650'),
    rect(left + 30, roof + 46, width - 60, 92, dice.pick(signs)),
    // A sign without words: what is written on one is not drawn.
    ...[0, 1, 2, 3].map(i => rect(left + 70 + i * 66, roof + 70, 46, 44, '#fdf6e3', 'rx="6"')),
    rect(door.x, under, door.width, ground - under, dice.pick(doors)),
    rect(door.x + 16, under + 24, door.width - 32, (ground - under) * 0.5, '#b9d4dd'),
    rect(door.x + door.width - 34, ground - 130, 12, 46, '#e0d6c3', 'rx="6"'),
    rect(glass.x, under + 36, glass.width, 180, '#a8c8d3'),
    rect(glass.x + glass.width / 2 - 5, under + 36, 10, 180, '#efe9dd'),
    `<polygon points="${left + 20},${roof + 150} ${left + width - 20},${roof + 150} ${left + width - 60},${roof + 196} ${left + 60},${roof + 196}" fill="#8d8578"/>`,
    rect(0, ground, WIDTH, HEIGHT - ground, '#a7a199'),
    rect(0, ground, WIDTH, 14, '#7f7a73'),
    ...(dice.chance(0.5) ? bench(left + width - 300, ground) : parcels(dice, left + width - 260, ground)),
    ...(dice.chance(0.6) ? tree(left + width + 60, ground) : []),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="${above}"/><stop offset="1" stop-color="${below}"/></linearGradient></defs>${shapes.join('')}</svg>`
}

function rect(x: number, y: number, width: number, height: number, fill: string, more = ''): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" ${more}/>`
}

/** What stands behind, pale with distance. */
function houses(dice: Dice, ground: number): string[] {
  return [0, 1, 2, 3, 4].map(i => {
    const height = dice.int(260, 520)
    return rect(i * 260 - dice.int(0, 60), ground - height, dice.int(150, 220), height, '#bcc6cc')
  })
}

function bench(x: number, ground: number): string[] {
  return [
    rect(x, ground + 20, 220, 18, '#8a5a34'),
    rect(x, ground - 26, 220, 16, '#9b683e'),
    rect(x + 16, ground + 38, 14, 46, '#4d4b48'),
    rect(x + 190, ground + 38, 14, 46, '#4d4b48'),
  ]
}

function parcels(dice: Dice, x: number, ground: number): string[] {
  return [0, 1, 2].flatMap(i => {
    const side = dice.int(64, 96)
    const [at, top] = [x + i * 84, ground + 60 - side]
    return [rect(at, top, side, side, '#c69a6b'), rect(at + side / 2 - 6, top, 12, side, '#e4c79d')]
  })
}

function tree(x: number, ground: number): string[] {
  return [
    rect(x, ground - 190, 26, 200, '#6d5238'),
    `<circle cx="${x + 13}" cy="${ground - 260}" r="110" fill="#5f8a55"/>`,
    `<circle cx="${x - 40}" cy="${ground - 210}" r="70" fill="#6b9660"/>`,
  ]
}
