using System.Reflection;
using System.Text;

namespace EdgeTwin.Host.Metering;

/// <summary>
/// Bytes of RAM that objects take on a 32-bit nanoFramework board. Measured there: an object is 12 B and 12 B a field, whatever the field's
/// type; an array of primitives its bytes and 23; an array of structs 48 B an element. Assumed: a struct in a field is an object of
/// its own; an array of references is 12 B an element and 23; a string is its UTF-8 bytes with a zero and 23 (too much for literals,
/// which stay in flash); a static field is 12 B; a delegate is an object of two fields. Every object counts once,
/// to its own class; what has no fields of its own (an array, a text, a delegate) counts to the class that holds it.
/// </summary>
internal sealed class StateSizer
{
    private const int HeaderBytes = 12;
    private const int SlotBytes = 12;
    private const int ArrayBytes = 23;
    private const int StructElementBytes = 48;

    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<Waiting> _waiting = new();
    private readonly Dictionary<Type, ClassState> _classes = [];

    /// <summary>Leaves <paramref name="instance"/> out: it belongs to the measurement, or to the caller.</summary>
    internal void Exclude(object instance) => _seen.Add(instance);

    /// <summary>Bytes of <paramref name="root"/> and of all that it reaches and that was not counted before.</summary>
    internal long Reachable(object? root) => Reachable(root, typeof(object));

    /// <summary>Bytes of the static fields of <paramref name="types"/> and of all that they reach and that was not counted before.</summary>
    internal long Statics(IEnumerable<Type> types)
    {
        long bytes = 0;
        const BindingFlags all = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        foreach (FieldInfo field in types.SelectMany(t => t.GetFields(all)).Where(f => !f.IsLiteral))
        {
            Count(field.DeclaringType!, 0, SlotBytes);
            bytes += SlotBytes + Reachable(field.GetValue(null), field.DeclaringType!);
        }
        return bytes;
    }

    /// <summary>The classes that take most of what was counted so far, most first.</summary>
    internal IReadOnlyList<ClassState> Largest(int most) =>
        [.. _classes.Values.OrderByDescending(c => c.Bytes).ThenBy(c => c.Name, StringComparer.Ordinal).Take(most)];

    private long Reachable(object? root, Type holder)
    {
        long bytes = 0;
        Enqueue(root, holder);
        while (_waiting.TryDequeue(out Waiting next))
        {
            bytes += Measure(next.Value, next.Holder);
        }
        return bytes;
    }

    private void Enqueue(object? value, Type holder)
    {
        // A boxed struct read from a field is a fresh box: it never meets itself again, which is right, for it is an object of its own.
        if (value is not (null or Pointer or Type or Assembly) && _seen.Add(value))
        {
            _waiting.Enqueue(new Waiting(value, holder));
        }
    }

    private long Measure(object value, Type holder)
    {
        switch (value)
        {
            case string text:
                return Count(holder, 0, Encoding.UTF8.GetByteCount(text) + 1 + ArrayBytes);
            case Array array:
                return Count(holder, 0, MeasureArray(array, holder));
            case Delegate closure:
                Enqueue(closure.Target, holder);
                return Count(holder, 0, HeaderBytes + (2 * SlotBytes));
            default:
                return Count(value.GetType(), 1, HeaderBytes + MeasureFields(value));
        }
    }

    private long Count(Type type, int objects, long bytes)
    {
        ClassState before = _classes.TryGetValue(type, out ClassState? known) ? known : new ClassState(type.FullName!.Replace('+', '.'), 0, 0);
        _classes[type] = before with { Objects = before.Objects + objects, Bytes = before.Bytes + bytes };
        return bytes;
    }

    private long MeasureArray(Array array, Type holder)
    {
        Type element = array.GetType().GetElementType()!;
        if (element.IsPrimitive || element.IsEnum)
        {
            return Buffer.ByteLength(Primitive(array, element)) + ArrayBytes;
        }
        foreach (object? item in array)
        {
            if (element.IsValueType)
            {
                // The element's own fields are within its 48 B; only what they point to is more.
                MeasureFields(item!);
            }
            else
            {
                Enqueue(item, holder);
            }
        }
        return ((long)array.Length * (element.IsValueType ? StructElementBytes : SlotBytes)) + ArrayBytes;
    }

    // Buffer.ByteLength refuses enums, whose arrays are laid out as their underlying type's.
    private static Array Primitive(Array array, Type element) =>
        element.IsEnum ? Array.CreateInstance(Enum.GetUnderlyingType(element), array.Length) : array;

    private long MeasureFields(object value)
    {
        long bytes = 0;
        const BindingFlags all = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        for (Type? type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(all))
            {
                bytes += SlotBytes;
                if (!field.FieldType.IsPrimitive && !field.FieldType.IsEnum && !field.FieldType.IsPointer)
                {
                    Enqueue(field.GetValue(value), value.GetType());
                }
            }
        }
        return bytes;
    }

    private readonly record struct Waiting(object Value, Type Holder);
}
