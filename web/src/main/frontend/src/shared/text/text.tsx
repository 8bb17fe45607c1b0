import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { en } from './en';
import { lawInVietnamese } from './law';
import { type TextKey, vi } from './vi';

type Language = 'vi' | 'en';
type Values = Record<string, string | number>;

/** `{count|code|codes}` is the value and the word that goes with it: the first with 1, else the second. */
export function textOf(language: Language, key: TextKey, values: Values = {}): string {
  const text: string = (language === 'en' && en[key]) || vi[key];
  return text.replace(/\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g, (braces, name, one, more) => {
    const value = values[name];
    if (value === undefined || more === undefined) return String(value ?? braces);
    return `${value} ${String(value) === '1' ? one : more}`;
  });
}

const zone = 'Asia/Ho_Chi_Minh';
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 05/06/2026, and 5 Jun 2026 in English, as on the scan page; put together here, since browsers differ in it. */
function dayOf(language: Language, at: Date, timeZone?: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, day: '2-digit', month: '2-digit', year: 'numeric' });
  const { day, month, year } = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));
  return language === 'vi' ? `${day}/${month}/${year}` : `${Number(day)} ${months[Number(month) - 1]} ${year}`;
}

function timeOf(at: Date): string {
  return at.toLocaleTimeString('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
}

function texts(language: Language, change: (language: Language) => void) {
  const locale = language === 'vi' ? 'vi-VN' : 'en-GB';
  return {
    language,
    change,
    t: (key: TextKey, values?: Values) => textOf(language, key, values),
    /** A day of the calendar, which has no time zone: it is midnight here, see calendarDay. */
    day: (day: Date) => dayOf(language, day),
    moment: (at: Date) => `${timeOf(at)} ${dayOf(language, at, zone)}`,
    law: (article: string) => (language === 'vi' ? lawInVietnamese(article) : article),
    decimal: (value: string) => Number(value).toLocaleString(locale, { maximumFractionDigits: 3 }),
  };
}

/** The texts of one language, with the ways it writes days and numbers. */
export type Texts = ReturnType<typeof texts>;

const Texts = createContext(texts('vi', () => {}));

export function TextProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => (localStorage.getItem('language') === 'en' ? 'en' : 'vi'));
  useEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem('language', language);
  }, [language]);
  const value = useMemo(() => texts(language, setLanguage), [language]);
  return <Texts value={value}>{children}</Texts>;
}

export const useText = () => useContext(Texts);
