/** What a QR code says that leads to a page: its address where pages have one, else the path alone. */
export declare function pageLink(path: string): string
