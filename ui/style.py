"""The look of what the pages draw themselves; colours come from Streamlit's theme."""

STYLE = """<style>
[data-testid="stMainBlockContainer"] { padding: 4.2rem 1.6rem 2rem; }
[data-testid="stMainBlockContainer"] > div { gap: .7rem; }
.headline { max-width: 72rem; }
.headline h1 { font-size: clamp(1.25rem, .9rem + 1.25vw, 1.9rem); line-height: 1.2; padding: 0;
  margin: 0 0 .35rem; font-weight: 700; letter-spacing: -.01em; text-wrap: balance; }
.headline p { margin: 0; font-size: 1.02rem; opacity: .86; max-width: 60rem; }
.headline .checked { margin-top: .25rem; font-size: .9rem; opacity: .8; }
.badge { display: inline-block; border: 1px solid currentColor; border-radius: 999px;
  padding: 0 .6em; font-size: .82rem; line-height: 1.6; margin: 0 .3em .2em 0; opacity: .85; }
.place h2 { font-size: 1.25rem; padding: 0; margin: 0; }
.place .figure { font-size: 1.85rem; line-height: 1.15; font-weight: 700;
  color: var(--figure-color, #9a3412); margin: .1rem 0 .2rem; }
.place .quiet, .incident .quiet, .report .quiet { font-size: .86rem; opacity: .8; margin: 0; }
.incident { border-top: 1px solid color-mix(in srgb, currentColor 22%, transparent);
  padding: .7rem 0 .2rem; margin-top: .7rem; }
.incident h3 { font-size: 1rem; padding: 0; margin: 0 0 .1rem; }
.report { padding: .5rem .6rem; margin: .4rem 0; border-left: 3px solid
  color-mix(in srgb, currentColor 25%, transparent); }
.report.shared { background: color-mix(in srgb, currentColor 6%, transparent); }
.report.not-counted { border-left-style: dashed; }
.report .head { display: flex; gap: .5rem; justify-content: space-between; flex-wrap: wrap;
  font-size: .92rem; }
.report .head strong { font-weight: 700; }
.report blockquote { margin: .2rem 0; padding: 0; border: 0; font-size: .98rem; opacity: 1; }
.report a { text-decoration: underline; }
.notice { border: 1px solid color-mix(in srgb, currentColor 30%, transparent);
  border-radius: 6px; padding: .6rem .8rem; font-size: .92rem; }
.notice ul { margin: .3rem 0 0; }
@media (max-width: 640px) {
  [data-testid="stMainBlockContainer"] { padding-left: .8rem; padding-right: .8rem; }
  .headline p { font-size: .95rem; }
  [data-testid="stMainBlockContainer"] { padding-top: 3.8rem; }
}
@media print {
  [data-testid="stSidebar"], [data-testid="stHeader"], .no-print { display: none !important; }
  [data-testid="stMainBlockContainer"] { padding: 0; }
}
</style>"""
