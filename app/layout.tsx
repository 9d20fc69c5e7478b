import "./_ui/styles/tokens.css";
import "./_ui/styles/base.css";
import "./_ui/styles/frame.css";
import "./_ui/styles/home.css";
import "./_ui/styles/lesson.css";
import "./_ui/styles/block.css";
import "./_ui/styles/exercise.css";
import "./_ui/styles/figures.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { ReloadOnSave } from "./_browser/frame/ReloadOnSave";
import { KeepOffline } from "./_browser/offline/KeepOffline";
import { KeepProgress } from "./_browser/progress/KeepProgress";
import { getCourse } from "./_server/course";
import { siteAddress } from "./_server/site-address";
import { preloadFonts } from "./_ui/fonts/preload-fonts";
import { Footer } from "./_browser/frame/Footer";
import { Header } from "./_browser/frame/Header";
import { earlyPressScript } from "./_ui/frame/early-press";
import { themeScript } from "./_ui/frame/theme-script";

/** What every page says of itself. */
export async function generateMetadata(): Promise<Metadata> {
  const { title, summary } = await getCourse();
  return {
    metadataBase: new URL(siteAddress()),
    title: { default: `${title}: ${summary.replace(/\.$/, "")}`, template: `%s · ${title}` },
    description: summary,
    applicationName: title,
    openGraph: { siteName: title, type: "website", locale: "en" },
    alternates: { types: { "application/atom+xml": "/feed.xml" } },
    formatDetection: { telephone: false, address: false, email: false },
  };
}

/** The colour around the page is the paper's. */
export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fdfdfc" },
    { media: "(prefers-color-scheme: dark)", color: "#15171a" },
  ],
};

/** The house around every page. */
export default function Layout({ children }: { children: ReactNode }): ReactNode {
  preloadFonts();
  return (
    // The theme script writes an attribute before React looks.
    <html lang="en" suppressHydrationWarning>
      <head>
        {/* Our own constants; their hash stands in the page's policy. */}
        {/* oxlint-disable-next-line react/no-danger */}
        <script dangerouslySetInnerHTML={{ __html: `${themeScript};${earlyPressScript}` }} />
      </head>
      <body>
        <a className="skip" href="#main">
          Skip to the text
        </a>
        <Header />
        <KeepProgress />
        {children}
        <Footer />
        <KeepOffline />
        {process.env.NODE_ENV === "development" ? <ReloadOnSave /> : null}
      </body>
    </html>
  );
}
