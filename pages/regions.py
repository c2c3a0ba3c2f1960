"""The page Regions: figures by region, city, time, event, organizer and, of journalists, outlet."""

from incidents.counting.count import count
from ui.briefing.add_scene import scene_of
from ui.elements.html import show, tag
from ui.headline import broken_table_notice, headline, headline_buttons
from ui.map.incident_table import incident_table
from ui.regions.group_charts import group_chart, grouping_choice, to_add
from ui.regions.pressed_bars import as_session, slider_line, step_line
from ui.session.session import current_session
from ui.sharing.paper import origin_on_paper, table_on_paper
from ui.sidebar.filters import sidebar

session = current_session()
say = session.say
sidebar(session)
broken_table_notice(session)
narrowed = as_session(session)
result = count(session.dataset, narrowed.selection)
head = headline(narrowed, result)
scene = scene_of(narrowed, "regions", narrowed.selection)
headline_buttons(narrowed, head, scene, to_add=to_add(session), page="regions")
slider_line(session)
step_line(session)
group_chart(session, grouping_choice(session))
show(tag("h2", say("The incidents counted in the sentence above"), css="page-part"))
table_on_paper(narrowed, incident_table(narrowed), of=len(result.incidents))
origin_on_paper(narrowed, page="regions")
