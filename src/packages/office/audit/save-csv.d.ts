/**
 * Hands a table to the person as a file that spreadsheets read as UTF-8. Call it at a tap. False when the device
 * would not.
 */
export declare function saveCsv(name: string, csv: string): Promise<boolean>
