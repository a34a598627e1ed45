export function useDocument(): void {
  // The bar at the top shows the title; WeChat knows its own language.
}
