import { Bell, Box, Briefcase, Building2, CalendarDays, ClipboardList, Coins, Contact, FileText, Folder, Gauge, Home, Import, Inbox, Key, Languages, Layers, LogOut, type LucideIcon, MessageSquareText, Moon, Network, Package, Phone, Plus, Receipt, Settings, Shield, ShieldCheck, Sun, Tag, Target, Ticket, UserRound, UsersRound, Waves } from 'lucide-react'

/** The names declarations may use for their sign; an unknown one is a plain box. */
const signs: Readonly<Record<string, LucideIcon>> = {
  bell: Bell, briefcase: Briefcase, building: Building2, calendar: CalendarDays, coins: Coins, company: Building2, contact: Contact, contactRecord: MessageSquareText, customer: Building2, field: Layers,
  file: FileText, folder: Folder, gauge: Gauge, grant: ShieldCheck, home: Home, import: Import, inbox: Inbox, key: Key, languages: Languages, list: ClipboardList, logOut: LogOut, message: MessageSquareText,
  moon: Moon, network: Network, orgUnit: Network, package: Package, phone: Phone, plus: Plus, publicPool: Waves, receipt: Receipt, role: Shield, settings: Settings, shield: Shield, sun: Sun, tag: Tag, target: Target,
  task: ClipboardList, ticket: Ticket, user: UserRound, users: UsersRound,
}

export function ObjectIcon({ name, size = 16 }: { name: string; size?: number }) {
  const Sign = signs[name] ?? Box
  return <Sign size={size} strokeWidth={1.75} aria-hidden className="kx-sign" />
}
