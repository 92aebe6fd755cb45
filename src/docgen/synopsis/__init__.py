"""Two language versions side by side, paragraph by paragraph, with what parity found in them.

``rows`` lays them out, ``page`` prints them by the template ``templates/synopsis/synopsis.html``
and proves that the PDF has every word of both.
"""
