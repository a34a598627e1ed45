export const fromChat: boolean = false
