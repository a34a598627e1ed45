import path from 'node:path'
import simulate from 'miniprogram-simulate'

/** What `Component.methods.open` calls in WeChat. */
const switchTab = jest.fn()

// Once: like WeChat, the module that calls `Component` runs a single time.
const bar = simulate.load(path.resolve('src/custom-tab-bar/index'), 'custom-tab-bar', {
  compiler: 'simulate',
  less: false,
})

function render() {
  const component = simulate.render(bar)
  component.attach(document.body.appendChild(document.createElement('div')))
  return component
}

beforeEach(() => {
  document.body.innerHTML = ''
  switchTab.mockReset()
  Object.assign((globalThis as unknown as { wx: object }).wx, { switchTab })
})

describe('the native tab bar', () => {
  it('shows a tab for each capability that is there', () => {
    const words = render().querySelectorAll('.words')
    expect(words.map(w => w.dom?.textContent)).toEqual(['首页', '驿站', '我的'])
  })

  it('marks where one is, in the words it was given, and grows in care mode', () => {
    const shown = render()
    shown.setData({
      current: 'stations',
      care: true,
      tabs: [
        { name: 'home', icon: 'house', words: 'Home', url: '/pages/home/index' },
        { name: 'stations', icon: 'map', words: 'Stations', url: '/pages/stations/index' },
      ],
    })
    expect(shown.querySelectorAll('.tab-on').map(tab => tab.dom?.textContent.trim())).toEqual(['Stations'])
    expect(shown.querySelector('.bar-care')).toBeTruthy()
  })

  it('goes to another tab by a tap, and nowhere from the tab one is on', async () => {
    const shown = render()
    shown.setData({ current: 'home' })
    const [home, stations] = shown.querySelectorAll('.tab')
    home?.dispatchEvent('tap')
    stations?.dispatchEvent('tap')
    await simulate.sleep(0)
    expect(switchTab.mock.calls).toEqual([[{ url: '/pages/stations/index' }]])
  })
})
