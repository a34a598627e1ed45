export const useWideScreen = (): void => undefined
