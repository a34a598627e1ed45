// A finger paints here: it must not push the page.
export default definePageConfig({ disableScroll: true })
