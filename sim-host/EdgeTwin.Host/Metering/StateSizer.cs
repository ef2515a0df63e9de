using System.Reflection;
using System.Text;

namespace EdgeTwin.Host.Metering;

/// <summary>
/// Bytes of RAM that objects take on a 32-bit nanoFramework board. Measured there: an object is 12 B and 12 B a field, whatever the field's
/// type; an array of primitives its bytes and 23; an array of structs 48 B an element. Assumed: a struct in a field is an object of
/// its own; an array of references is 12 B an element and 23; a string is its UTF-8 bytes with a zero and 23 (too much for literals,
/// which stay in flash); a static field is 12 B; a delegate is an object of two fields. Every object counts once.
/// </summary>
internal sealed class StateSizer
{
    private const int HeaderBytes = 12;
    private const int SlotBytes = 12;
    private const int ArrayBytes = 23;
    private const int StructElementBytes = 48;

    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);

    /// <summary>Leaves <paramref name="instance"/> out: it belongs to the measurement, or to the caller.</summary>
    internal void Exclude(object instance) => _seen.Add(instance);

    /// <summary>Bytes of <paramref name="root"/> and of all that it reaches and that was not counted before.</summary>
    internal long Reachable(object? root)
    {
        long bytes = 0;
        Stack<object> waiting = new();
        Enqueue(root, waiting);
        while (waiting.TryPop(out object? next))
        {
            bytes += Measure(next, waiting);
        }
        return bytes;
    }

    /// <summary>Bytes of the static fields of <paramref name="types"/> and of all that they reach and that was not counted before.</summary>
    internal long Statics(IEnumerable<Type> types)
    {
        long bytes = 0;
        const BindingFlags all = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        foreach (FieldInfo field in types.SelectMany(t => t.GetFields(all)).Where(f => !f.IsLiteral))
        {
            bytes += SlotBytes + Reachable(field.GetValue(null));
        }
        return bytes;
    }

    private void Enqueue(object? value, Stack<object> waiting)
    {
        // A boxed struct read from a field is a fresh box: it never meets itself again, which is right, for it is an object of its own.
        if (value is not (null or Pointer or Type or Assembly) && _seen.Add(value))
        {
            waiting.Push(value);
        }
    }

    private long Measure(object value, Stack<object> waiting)
    {
        switch (value)
        {
            case string text:
                return Encoding.UTF8.GetByteCount(text) + 1 + ArrayBytes;
            case Array array:
                return MeasureArray(array, waiting);
            case Delegate closure:
                Enqueue(closure.Target, waiting);
                return HeaderBytes + (2 * SlotBytes);
            default:
                return HeaderBytes + MeasureFields(value, waiting);
        }
    }

    private long MeasureArray(Array array, Stack<object> waiting)
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
                MeasureFields(item!, waiting);
            }
            else
            {
                Enqueue(item, waiting);
            }
        }
        return ((long)array.Length * (element.IsValueType ? StructElementBytes : SlotBytes)) + ArrayBytes;
    }

    // Buffer.ByteLength refuses enums, whose arrays are laid out as their underlying type's.
    private static Array Primitive(Array array, Type element) =>
        element.IsEnum ? Array.CreateInstance(Enum.GetUnderlyingType(element), array.Length) : array;

    private long MeasureFields(object value, Stack<object> waiting)
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
                    Enqueue(field.GetValue(value), waiting);
                }
            }
        }
        return bytes;
    }
}
