import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { en } from './en';
import { lawInVietnamese } from './law';
import { type TextKey, vi } from './vi';

type Language = 'vi' | 'en';
type Values = Record<string, string | number>;

export function textOf(language: Language, key: TextKey, values: Values = {}): string {
  const text: string = (language === 'en' && en[key]) || vi[key];
  return text.replace(/\{(\w+)\}/g, (braces, name) => String(values[name] ?? braces));
}

function texts(language: Language, change: (language: Language) => void) {
  const locale = language === 'vi' ? 'vi-VN' : 'en-GB';
  const zone = 'Asia/Ho_Chi_Minh';
  return {
    language,
    change,
    t: (key: TextKey, values?: Values) => textOf(language, key, values),
    /** A day of the calendar, which has no time zone: it is midnight here, see calendarDay. */
    day: (day: Date) => day.toLocaleDateString(locale),
    moment: (at: Date) => at.toLocaleString(locale, { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }),
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
